import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import type { Finding } from './check-connection.ts';
import { explainFailure } from './explain-failure.ts';
import { neededScopes } from './needed-scopes.ts';
import { AccessTokenError, requestToken } from './services/access-token.ts';

/** Asks for a token for each service, one after another: platforms slow down whoever asks for much at once. */
export async function checkTokens(tool: Tool, registration: RegistrationRow): Promise<Finding[]> {
  const refused: { scope: string; status: number }[] = [];
  for (const scope of neededScopes) {
    try {
      await requestToken(tool, registration, scope);
    } catch (error) {
      if (!(error instanceof AccessTokenError)) throw error;
      if (error.status === null) return [unreached(error)];
      refused.push({ scope, status: error.status });
    }
  }
  if (refused.length === neededScopes.length) return [allRefused(tool, registration, refused[0]?.status ?? 0)];
  return neededScopes.map((scope): Finding => {
    const refusal = refused.find((one) => one.scope === scope);
    const what = `service ${scope.slice(scope.lastIndexOf('/') + 1)}`;
    if (!refusal) return { what, state: 'ok', found: 'a token was given', change: null };
    return {
      what,
      state: 'warn',
      found: `no token, status ${refusal.status}`,
      change: `let the platform permit ${scope}, or go without what it is for`,
    };
  });
}

function unreached(error: AccessTokenError): Finding {
  return {
    what: 'token address',
    state: 'fail',
    found: explainFailure(error.cause),
    change: 'let the server of Tend reach this address, or correct it',
  };
}

function allRefused({ configuration }: Tool, registration: RegistrationRow, status: number): Finding {
  const audience = registration.audience ?? registration.token_url;
  return {
    what: 'token address',
    state: 'fail',
    found: `no token for any service, status ${status}`,
    change: `check at the platform: client ID ${registration.client_id}, services switched on, and that it can read ${configuration.url}/lti/keys; some platforms want another audience than ${audience} (registration add --audience)`,
  };
}
