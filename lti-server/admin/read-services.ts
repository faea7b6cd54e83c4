import * as z from 'zod';
import type { Tool } from '../tool.ts';

/** In how many of its courses a platform offers a service, as the latest launch of each said. */
export interface OfferedService {
  service: 'columns' | 'scores' | 'results' | 'members';
  offered: number;
}

const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope';
const needed = [
  ['columns', `${ags}/lineitem`],
  ['scores', `${ags}/score`],
  ['results', `${ags}/result.readonly`],
] as const;

const scopesSchema = z.array(z.string());

/** What a platform lets Tend do, course by course, counted. A withdrawn scope shows as fewer courses than there are. */
export async function readServices(
  { db }: Pick<Tool, 'db'>,
  registrationId: string,
): Promise<{ courses: number; services: OfferedService[] }> {
  // Few courses differ in what they are granted, so this is few rows.
  const rows = await db
    .selectFrom('context')
    .select((eb) => [
      'scopes',
      eb.fn.countAll<number>().as('courses'),
      eb.fn.count<number>('memberships_url').as('members'),
    ])
    .where('registration_id', '=', registrationId)
    .groupBy('scopes')
    .execute();
  const sum = (count: (row: (typeof rows)[number]) => number): number =>
    rows.reduce((total, row) => total + count(row), 0);
  return {
    courses: sum((row) => row.courses),
    services: [
      ...needed.map(([service, scope]) => ({
        service,
        offered: sum((row) => (scopesSchema.parse(JSON.parse(row.scopes)).includes(scope) ? row.courses : 0)),
      })),
      { service: 'members', offered: sum((row) => row.members) },
    ],
  };
}
