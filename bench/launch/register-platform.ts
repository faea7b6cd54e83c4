import type { Database } from '../../lti-server/database/schema.ts';
import type { LaunchRegistration } from './launch-platform.ts';

/** Makes the platform of a bench known to our server, as registration `bench`, with its deployment. */
export async function registerPlatform(db: Database, { deploymentId, ...platform }: LaunchRegistration): Promise<void> {
  const created_at = Date.now();
  await db
    .insertInto('registration')
    .values({
      ...{ id: 'bench', name: 'Campus', issuer: platform.issuer, client_id: platform.clientId },
      ...{ auth_url: platform.authUrl, token_url: platform.tokenUrl, jwks_url: platform.jwksUrl },
      ...{ audience: null, allow_anonymous: 0, status: 'active', platform_family: null, created_at },
    })
    .execute();
  await db
    .insertInto('deployment')
    .values({ registration_id: 'bench', id: deploymentId, status: 'active', created_at })
    .execute();
}
