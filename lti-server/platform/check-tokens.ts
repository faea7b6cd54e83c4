import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { explainFailure } from './explain-failure.ts';
import { said, type Finding } from './finding.ts';
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
    const what = said('what.service', { name: scope.slice(scope.lastIndexOf('/') + 1) });
    if (!refusal) return { what, state: 'ok', found: said('token.given'), change: null };
    return {
      what,
      state: 'warn',
      found: said('token.none', { status: refusal.status }),
      change: said('token.scope', { scope }),
    };
  });
}

function unreached(error: AccessTokenError): Finding {
  return {
    what: said('what.token'),
    state: 'fail',
    found: explainFailure(error.cause),
    change: said('reach.change'),
  };
}

function allRefused({ configuration }: Tool, registration: RegistrationRow, status: number): Finding {
  const audience = registration.audience ?? registration.token_url;
  return {
    what: said('what.token'),
    state: 'fail',
    found: said('token.all', { status }),
    change: said('token.check', { client: registration.client_id, url: configuration.url, audience }),
  };
}
