import { AsyncLocalStorage } from 'node:async_hooks';
import type { LtijsDatabase } from 'ltijs';
import type { RegistrationRow } from '../../database/schema.ts';
import type { Tool } from '../../tool.ts';

/** One call into ltijs: the only registration, key and token that it can see meanwhile. */
export interface LtijsCall {
  tool: Tool;
  registration: RegistrationRow;
  kid: string;
  privateKeyPem: string;
  /** null for calls that stay off the network. */
  accessToken: string | null;
}

/** ltijs is a singleton; this tells its database which tool and tenant a call is for. */
export const ltijsCall = new AsyncLocalStorage<LtijsCall>();

/**
 * The database of ltijs: a view on the call's rows of registration, tool_key and access_token, read and decrypted by
 * our own functions. Nothing can be written, and no query of ltijs can leave the tenant of the call.
 */
export const ltijsDatabase: LtijsDatabase = {
  async setup() {},
  async Close() {},
  async Get(_key, collection) {
    const call = ltijsCall.getStore();
    if (!call) throw new Error(`ltijs asked for ${collection} outside a call`);
    switch (collection) {
      case 'platform':
        return [platformRow(call)];
      case 'privatekey':
        return [{ kid: call.kid, key: call.privateKeyPem }];
      case 'accesstoken':
        // Always fresh in its eyes: our token client has just seen to that, and ltijs must not ask by itself.
        return [
          { token: { access_token: call.accessToken, token_type: 'Bearer', expires_in: 60 }, createdAt: Date.now() },
        ];
      default:
        // A missing `platformStatus` means active.
        return false;
    }
  },
  Insert: refuse,
  Replace: refuse,
  Modify: refuse,
  // Not awaited everywhere: it must not reject.
  async Delete() {
    return true;
  },
};

function platformRow({ registration, kid }: LtijsCall): object {
  return {
    platformName: registration.name,
    platformUrl: registration.issuer,
    clientId: registration.client_id,
    authEndpoint: registration.auth_url,
    accesstokenEndpoint: registration.token_url,
    authorizationServer: registration.audience,
    authConfig: { method: 'JWK_SET', key: registration.jwks_url },
    kid,
  };
}

async function refuse(_key: string | false, collection: string): Promise<true> {
  throw new Error(`ltijs tried to write ${collection}`);
}
