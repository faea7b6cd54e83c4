import { v7 as uuid } from 'uuid';
import { runTransaction, type Trx } from '../database/run-transaction.ts';
import type { Database, RegistrationRow } from '../database/schema.ts';
import type { RegistrationInput } from './registration-input.ts';

/** A registration as operators see it. */
export interface RegistrationView {
  id: string;
  name: string;
  issuer: string;
  clientId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
  audience: string | null;
  allowAnonymous: boolean;
  status: RegistrationRow['status'];
  platformFamily: string | null;
  /** ms since 1970 */
  createdAt: number;
}

export class RegistrationExistsError extends Error {}

/**
 * Adds an active registration with its deployments, active too.
 * @throws RegistrationExistsError when this issuer and client id are registered already.
 */
export async function addRegistration(db: Database, input: RegistrationInput, now: number): Promise<RegistrationView> {
  return runTransaction(db, (trx) => insertRegistration(trx, input, { status: 'active', now }));
}

/**
 * The same within a transaction, in the status given; its deployments are active either way.
 * @throws RegistrationExistsError
 */
export async function insertRegistration(
  trx: Trx,
  input: RegistrationInput,
  { status, now }: { status: RegistrationRow['status']; now: number },
): Promise<RegistrationView> {
  const row: RegistrationRow = {
    id: uuid(),
    name: input.name,
    issuer: input.issuer,
    client_id: input.clientId,
    auth_url: input.authUrl,
    token_url: input.tokenUrl,
    jwks_url: input.jwksUrl,
    audience: input.audience ?? null,
    allow_anonymous: input.allowAnonymous ? 1 : 0,
    status,
    platform_family: null,
    created_at: now,
  };
  const added = await trx
    .insertInto('registration')
    .values(row)
    .onConflict((conflict) => conflict.columns(['issuer', 'client_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) {
    throw new RegistrationExistsError(`${input.issuer} is registered already with client ID ${input.clientId}.`);
  }
  for (const id of new Set(input.deploymentIds)) {
    await trx
      .insertInto('deployment')
      .values({ registration_id: row.id, id, status: 'active', created_at: now })
      .execute();
  }
  return view(row);
}

export async function listRegistrations(db: Database): Promise<RegistrationView[]> {
  const rows = await db.selectFrom('registration').selectAll().orderBy('created_at').orderBy('id').execute();
  return rows.map(view);
}

export async function showRegistration(db: Database, id: string): Promise<RegistrationView | null> {
  const row = await db.selectFrom('registration').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? view(row) : null;
}

/** @returns whether there is such a registration. Inactive, it refuses launches and ends its sessions. */
export async function setRegistrationStatus(
  db: Database,
  id: string,
  status: RegistrationRow['status'],
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('registration')
    .set({ status })
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const tablesOfRegistration = [
  'deployment',
  'access_token',
  'pending_launch',
  'session',
  'context',
  'resource_link',
  'person',
  'membership',
  'attempt',
  'score',
  'score_pause',
  'refusal',
] as const;

/** Removes a registration and everything that belongs to it. @returns whether there was one. */
export async function removeRegistration(db: Database, id: string): Promise<boolean> {
  return runTransaction(db, async (trx) => {
    for (const table of tablesOfRegistration) await trx.deleteFrom(table).where('registration_id', '=', id).execute();
    const { numDeletedRows } = await trx.deleteFrom('registration').where('id', '=', id).executeTakeFirst();
    return numDeletedRows > 0n;
  });
}

function view(row: RegistrationRow): RegistrationView {
  return {
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    authUrl: row.auth_url,
    tokenUrl: row.token_url,
    jwksUrl: row.jwks_url,
    audience: row.audience,
    allowAnonymous: row.allow_anonymous === 1,
    status: row.status,
    platformFamily: row.platform_family,
    createdAt: row.created_at,
  };
}
