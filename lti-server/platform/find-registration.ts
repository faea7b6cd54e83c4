import * as z from 'zod';
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
  status: z.enum(['active', 'inactive']),
  platform_family: z.string().nullable(),
  created_at: z.number(),
}) satisfies z.ZodType<RegistrationRow>;

export type RegistrationSearch =
  | { kind: 'found'; registration: RegistrationRow }
  | { kind: 'unknown' }
  /** Several share the issuer, and no client id says which: hosted Canvas and Blackboard have one issuer for all. */
  | { kind: 'ambiguous' };

/** The registration of an issuer and client id; by the issuer alone when only one has it. */
export async function findRegistration(
  db: Database,
  issuer: string,
  clientId: string | undefined,
): Promise<RegistrationSearch> {
  let query = db.selectFrom('registration').selectAll().where('issuer', '=', issuer);
  if (clientId !== undefined) query = query.where('client_id', '=', clientId);
  const [registration, another] = await query.limit(2).execute();
  if (!registration) return { kind: 'unknown' };
  return another ? { kind: 'ambiguous' } : { kind: 'found', registration };
}
