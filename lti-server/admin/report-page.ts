import { html } from 'ghtml';
import type { Locale } from '#shared/schemas/locale.ts';
import type { RegistrationView } from '../platform/registrations.ts';
import type { Tool } from '../tool.ts';
import type { View } from './console-page.ts';
import { readProgramme, type ProgrammeRow } from './programme-report.ts';
import { gatherTotals, type ModuleTotal } from './programme-totals.ts';
import { formatTime, renderPager, renderTable, text } from './tables.ts';

const pageSize = 50;

export interface Report {
  totals: ModuleTotal[];
  /** Of the page that was asked for. */
  rows: ProgrammeRow[];
  isLast: boolean;
}

/** Goes once through the whole report, keeping the totals and one page of it. `page` from 1. */
export async function collectReport(
  tool: Pick<Tool, 'db' | 'modules'>,
  registrationId: string,
  locale: Locale,
  page: number,
): Promise<Report> {
  const totals = gatherTotals(tool, registrationId, locale);
  const rows: ProgrammeRow[] = [];
  const first = (page - 1) * pageSize;
  let index = 0;
  for await (const row of readProgramme(tool, registrationId, locale)) {
    totals.take(row);
    if (index >= first && index < first + pageSize) rows.push(row);
    index += 1;
  }
  return { totals: await totals.finish(), rows, isLast: index <= first + pageSize };
}

export function renderReport(view: View, { id }: RegistrationView, report: Report, page: number): string {
  const { t } = view;
  const path = '/admin/report';
  const totals = report.totals.map(({ moduleTitle, courses, started, done }) => [
    text(moduleTitle),
    text(courses),
    text(started),
    renderShare(view, done, started),
  ]);
  const rows = report.rows.map((row) => [
    text(row.contextTitle ?? t(row.contextId === null ? 'report.noCourse' : 'report.noTitle')),
    text(row.moduleTitle),
    text(row.learners ?? '–'),
    text(row.started),
    renderShare(view, row.done, row.learners ?? row.started),
    row.lastDoneAt === null ? '–' : formatTime(row.lastDoneAt, view.locale),
  ]);
  const head = (...keys: readonly ('course' | 'courses' | 'module' | 'learners' | 'started' | 'done' | 'lastDone')[]) =>
    keys.map((key) => t(`report.${key}`));
  return html`<h2>${t('report.byModule')}</h2>
    <p>${t('report.byModule.note')}</p>
    !${renderTable({
      caption: t('report.byModule'),
      headings: head('module', 'courses', 'started', 'done'),
      rows: totals,
      empty: t('report.empty'),
    })}
    <h2>${t('report.byCourse')}</h2>
    !${renderTable({
      caption: t('report.byCourse'),
      headings: head('course', 'module', 'learners', 'started', 'done', 'lastDone'),
      rows,
      empty: t('report.empty'),
    })}
    !${renderPager(t, path, { registration: id }, { page, isLast: report.isLast })}`;
}

/** A number, and a bar that repeats it. */
function renderShare({ t }: View, done: number, of: number): string {
  if (of === 0) return text(done);
  return html`${t('report.share', { done, of })}
    <meter min="0" max="${of}" value="${Math.min(done, of)}" aria-hidden="true"></meter>`;
}
