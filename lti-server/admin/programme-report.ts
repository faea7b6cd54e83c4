import { sql } from 'kysely';
import { textIn, type Locale } from '#shared/schemas/locale.ts';
import { isStillHere } from '../pages/completion-people.ts';
import type { Tool } from '../tool.ts';
import { isLearning, peopleDone } from './learning-attempts.ts';

/** How far the learners of one course are with one module: numbers of people, nobody by name. */
export interface ProgrammeRow {
  deploymentId: string;
  /** Null for what was opened outside of any course. */
  contextId: string | null;
  contextTitle: string | null;
  moduleId: string;
  moduleTitle: string;
  /** Learners in the course; null outside of one. */
  learners: number | null;
  started: number;
  done: number;
  /** ms since 1970; null when nobody has finished. */
  lastDoneAt: number | null;
}

type ReportTool = Pick<Tool, 'db' | 'modules'>;
const coursesAtATime = 50;

interface Course {
  deploymentId: string;
  contextId: string | null;
  title: string | null;
}

/**
 * Completion across the courses of a registration, course by course in the order of their titles, read in batches so
 * that no query holds the server for long. Test users and teachers do not count.
 */
export async function* readProgramme(
  tool: ReportTool,
  registrationId: string,
  locale: Locale,
): AsyncGenerator<ProgrammeRow> {
  for (let offset = 0; ; offset += coursesAtATime) {
    const courses = await readCourses(tool, registrationId, offset);
    for (const course of courses) yield* await rowsOf(tool, registrationId, course, locale);
    if (courses.length < coursesAtATime) break;
  }
  yield* await rowsOf(tool, registrationId, null, locale);
}

async function readCourses({ db }: ReportTool, registrationId: string, offset: number): Promise<Course[]> {
  return db
    .selectFrom('context')
    .select(['deployment_id as deploymentId', 'id as contextId', 'title'])
    .where('registration_id', '=', registrationId)
    .orderBy(sql`coalesce(title, '')`)
    .orderBy('deployment_id')
    .orderBy('id')
    .limit(coursesAtATime)
    .offset(offset)
    .execute();
}

/** Of one course; of what stands in none when `course` is null. */
async function rowsOf(
  tool: ReportTool,
  registrationId: string,
  course: Course | null,
  locale: Locale,
): Promise<ProgrammeRow[]> {
  const [learners, offered, counted] = await Promise.all([
    course === null ? null : countLearners(tool, registrationId, course),
    course === null ? [] : offeredModules(tool, registrationId, course),
    countAttempts(tool, registrationId, course),
  ]);
  const byModule = new Map(counted.map((row) => [row.module_id, row]));
  const ids = [...new Set([...offered, ...byModule.keys()])];
  const rows = ids.map((moduleId): ProgrammeRow => {
    const module = tool.modules.get(moduleId);
    const count = byModule.get(moduleId);
    return {
      deploymentId: course?.deploymentId ?? '',
      contextId: course?.contextId ?? null,
      contextTitle: course?.title ?? null,
      moduleId,
      moduleTitle: module ? textIn(module.locales, locale).text.title : moduleId,
      learners,
      started: count?.started ?? 0,
      done: count?.done ?? 0,
      lastDoneAt: count?.lastDoneAt ?? null,
    };
  });
  return rows.toSorted((one, other) => one.moduleTitle.localeCompare(other.moduleTitle, locale));
}

async function offeredModules({ db }: ReportTool, registrationId: string, course: Course): Promise<string[]> {
  const rows = await db
    .selectFrom('resource_link')
    .select('module_id')
    .distinct()
    .where('registration_id', '=', registrationId)
    .where('deployment_id', '=', course.deploymentId)
    .where('context_id', '=', course.contextId)
    .where('module_id', 'is not', null)
    .execute();
  return rows.flatMap(({ module_id }) => module_id ?? []);
}

async function countLearners({ db }: ReportTool, registrationId: string, course: Course): Promise<number> {
  const row = await db
    .selectFrom('membership as m')
    .innerJoin('person as p', (on) =>
      on.onRef('p.registration_id', '=', 'm.registration_id').onRef('p.sub', '=', 'm.sub'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('m.registration_id', '=', registrationId)
    .where('m.deployment_id', '=', course.deploymentId)
    .where('m.context_id', '=', course.contextId)
    .where('m.role', '=', 'learner')
    .where('p.is_test_user', '=', 0)
    .where(isStillHere)
    .executeTakeFirstOrThrow();
  return row.count;
}

interface AttemptCount {
  module_id: string;
  started: number;
  done: number;
  lastDoneAt: number | null;
}

/** People, not tries: somebody who is in two links of one module counts once here; programme-totals.ts counts over courses. */
async function countAttempts(
  { db }: ReportTool,
  registrationId: string,
  course: Course | null,
): Promise<AttemptCount[]> {
  const all = db
    .selectFrom('attempt as a')
    .innerJoin('person as p', (on) =>
      on.onRef('p.registration_id', '=', 'a.registration_id').onRef('p.sub', '=', 'a.sub'),
    )
    .where('a.registration_id', '=', registrationId)
    .where('p.is_test_user', '=', 0)
    .where(isLearning);
  const within =
    course === null
      ? all.where('a.context_id', 'is', null)
      : all.where('a.deployment_id', '=', course.deploymentId).where('a.context_id', '=', course.contextId);
  return within
    .select((eb) => [
      'a.module_id',
      eb.fn.count<number>('a.sub').distinct().as('started'),
      peopleDone.as('done'),
      eb.fn.max('a.completed_at').as('lastDoneAt'),
    ])
    .groupBy('a.module_id')
    .execute();
}
