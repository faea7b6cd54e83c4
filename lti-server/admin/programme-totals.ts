import type { Locale } from '#shared/schemas/locale.ts';
import type { Tool } from '../tool.ts';
import { isLearning, peopleDone } from './learning-attempts.ts';
import type { ProgrammeRow } from './programme-report.ts';

/** One module across all courses of a registration. Somebody who takes it in two courses is one person. */
export interface ModuleTotal {
  moduleId: string;
  moduleTitle: string;
  /** That have the module, or somebody who opened it. */
  courses: number;
  started: number;
  done: number;
  /** ms since 1970; null when nobody has finished. */
  lastDoneAt: number | null;
}

export interface TotalsGatherer {
  /** Every row of the report goes by here, once. */
  take(row: ProgrammeRow): void;
  /** After the last row: counts the people, and gives the totals in the order of their titles. */
  finish(): Promise<ModuleTotal[]>;
}

/** Gathers the totals while a report is read. People are not added up from its rows: see `countPeople`. */
export function gatherTotals({ db }: Pick<Tool, 'db'>, registrationId: string, locale: Locale): TotalsGatherer {
  const totals = new Map<string, ModuleTotal>();
  return {
    take({ moduleId, moduleTitle, contextId, lastDoneAt }) {
      const total = totals.get(moduleId) ?? {
        ...{ moduleId, moduleTitle, courses: 0, started: 0, done: 0, lastDoneAt: null },
      };
      total.courses += contextId === null ? 0 : 1;
      total.lastDoneAt = lastDoneAt === null ? total.lastDoneAt : Math.max(lastDoneAt, total.lastDoneAt ?? 0);
      totals.set(moduleId, total);
    },
    async finish() {
      const people = await countPeople(db, registrationId);
      return [...totals.values()]
        .map((total) => ({ ...total, ...people.get(total.moduleId) }))
        .toSorted((one, other) => one.moduleTitle.localeCompare(other.moduleTitle, locale));
    },
  };
}

interface PeopleCount {
  started: number;
  done: number;
}

/** People of one step of the walk; SQLite holds everybody else while a query runs. */
const peopleAtATime = 500;

/**
 * How many people started and finished each module anywhere in a registration. A person is a registration and a `sub`,
 * so the walk goes from person to person: nobody stands in two steps, and the counts of the steps add up.
 */
async function countPeople(db: Tool['db'], registrationId: string): Promise<Map<string, PeopleCount>> {
  const counts = new Map<string, PeopleCount>();
  for (let last = ''; ;) {
    const { end, isLast } = await nextPeople(db, registrationId, last);
    if (end === null) return counts;
    for (const { module_id, started, done } of await countWithin(db, registrationId, last, end)) {
      const before = counts.get(module_id) ?? { started: 0, done: 0 };
      counts.set(module_id, { started: before.started + started, done: before.done + done });
    }
    if (isLast) return counts;
    last = end;
  }
}

async function nextPeople(db: Tool['db'], registrationId: string, after: string) {
  const people = await db
    .selectFrom('person')
    .select('sub')
    .where('registration_id', '=', registrationId)
    .where('sub', '>', after)
    .orderBy('sub')
    .limit(peopleAtATime)
    .execute();
  return { end: people.at(-1)?.sub ?? null, isLast: people.length < peopleAtATime };
}

/** Of those after `after`, up to and with `end`; neither test users nor, in their own course, teachers. */
function countWithin(db: Tool['db'], registrationId: string, after: string, end: string) {
  return db
    .selectFrom('attempt as a')
    .innerJoin('person as p', (on) =>
      on.onRef('p.registration_id', '=', 'a.registration_id').onRef('p.sub', '=', 'a.sub'),
    )
    .where('a.registration_id', '=', registrationId)
    .where('a.sub', '>', after)
    .where('a.sub', '<=', end)
    .where('p.is_test_user', '=', 0)
    .where(isLearning)
    .select((eb) => ['a.module_id', eb.fn.count<number>('a.sub').distinct().as('started'), peopleDone.as('done')])
    .groupBy('a.module_id')
    .execute();
}
