import type { Database, DeploymentRow } from '../database/schema.ts';

/** A deployment as operators see it: one place of a platform where the tool was added. */
export interface DeploymentView {
  registrationId: string;
  registrationName: string;
  id: string;
  status: DeploymentRow['status'];
  /** ms since 1970 */
  createdAt: number;
}

/** The deployments of one registration, or of all. */
export async function listDeployments(db: Database, registrationId?: string): Promise<DeploymentView[]> {
  let query = db
    .selectFrom('deployment as d')
    .innerJoin('registration as r', 'r.id', 'd.registration_id')
    .select(['d.registration_id', 'r.name', 'd.id', 'd.status', 'd.created_at']);
  if (registrationId !== undefined) query = query.where('d.registration_id', '=', registrationId);
  const rows = await query.orderBy('d.created_at').orderBy('d.registration_id').orderBy('d.id').execute();
  return rows.map((row) => ({
    registrationId: row.registration_id,
    registrationName: row.name,
    id: row.id,
    status: row.status,
    createdAt: row.created_at,
  }));
}

/** Sets the status of a deployment, also of one that has not launched yet. @returns whether the registration exists. */
export async function setDeploymentStatus(
  db: Database,
  { registrationId, id, status, now }: { registrationId: string; id: string; status: 'active' | 'off'; now: number },
): Promise<boolean> {
  const known = await db.selectFrom('registration').select('id').where('id', '=', registrationId).executeTakeFirst();
  if (!known) return false;
  await db
    .insertInto('deployment')
    .values({ registration_id: registrationId, id, status, created_at: now })
    .onConflict((conflict) => conflict.columns(['registration_id', 'id']).doUpdateSet({ status }))
    .execute();
  return true;
}
