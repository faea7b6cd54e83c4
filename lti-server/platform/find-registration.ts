import * as z from 'zod';
import { prepareQuery } from '../database/prepare-query.ts';
import type { Database, RegistrationRow } from '../database/schema.ts';

/** A registration that was stored as JSON. */
export const registrationRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  issuer: z.string(),
  client_id: z.string(),
  auth_url: z.string(),
  token_url: z.string(),
  jwks_url: z.string(),
  audience: z.string().nullable(),
  allow_anonymous: z.union([z.literal(0), z.literal(1)]),
  status: z.enum(['active', 'inactive', 'pending']),
  platform_family: z.string().nullable(),
  created_at: z.number(),
}) satisfies z.ZodType<RegistrationRow>;

export type RegistrationSearch =
  | { kind: 'found'; registration: RegistrationRow }
  | { kind: 'unknown' }
  /** Several share the issuer, and no client id says which: hosted Canvas and Blackboard have one issuer for all. */
  | { kind: 'ambiguous' };

const findByIssuer = prepareQuery<{ issuer: string }, RegistrationRow>((db, value) =>
  db.selectFrom('registration').selectAll().where('issuer', '=', value('issuer')).orderBy('status').limit(2),
);

const findByClient = prepareQuery<{ issuer: string; clientId: string }, RegistrationRow>((db, value) =>
  db
    .selectFrom('registration')
    .selectAll()
    .where('issuer', '=', value('issuer'))
    .where('client_id', '=', value('clientId')),
);

/**
 * The registration of an issuer and client id; by the issuer alone when only one has it, or only one of them is active:
 * a platform that registers itself must not make the launches of another ambiguous.
 */
export async function findRegistration(
  db: Database,
  issuer: string,
  clientId: string | undefined,
): Promise<RegistrationSearch> {
  const [registration, another] = await (clientId === undefined
    ? findByIssuer.run(db, { issuer })
    : findByClient.run(db, { issuer, clientId }));
  if (!registration) return { kind: 'unknown' };
  const isOneActive = registration.status === 'active' && another?.status !== 'active';
  return !another || isOneActive ? { kind: 'found', registration } : { kind: 'ambiguous' };
}
