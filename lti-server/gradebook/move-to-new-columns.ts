import { runTransaction } from '../database/run-transaction.ts';
import type { Database } from '../database/schema.ts';

/**
 * Moves scores whose column is gone to the one that a later launch of their resource link has named, as when somebody
 * deleted the column and made it anew. Where the new column has a score of that person already, the old one goes.
 */
export async function moveToNewColumns(db: Database, registrationId: string | undefined): Promise<void> {
  await runTransaction(db, async (trx) => {
    let query = trx
      .selectFrom('score')
      .innerJoin('resource_link as link', (on) =>
        on
          .onRef('link.registration_id', '=', 'score.registration_id')
          .onRef('link.deployment_id', '=', 'score.deployment_id')
          .onRef('link.id', '=', 'score.resource_link_id'),
      )
      .selectAll('score')
      .select('link.line_item_url as new_url')
      .where('score.state', '=', 'refused')
      .where('score.last_reason', '=', 'column-gone')
      .whereRef('link.line_item_url', '<>', 'score.line_item_url');
    if (registrationId !== undefined) query = query.where('score.registration_id', '=', registrationId);
    for (const { new_url: newUrl, ...score } of await query.execute()) {
      if (newUrl === null) continue;
      await trx
        .deleteFrom('score')
        .where('registration_id', '=', score.registration_id)
        .where('line_item_url', '=', score.line_item_url)
        .where('sub', '=', score.sub)
        .execute();
      await trx
        .insertInto('score')
        .values({ ...score, line_item_url: newUrl })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}
