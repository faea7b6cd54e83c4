import { textIn, type Locale } from '#shared/schemas/locale.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { formatDay } from '../pages/format-time.ts';
import { cardContentOf } from '../nudging/card-content-of.ts';
import { localTimeOf } from '../nudging/local-time-of.ts';
import { type PageWords, wordOf } from '../pages/page-words.ts';
import type { JournalEntries } from './journal-file.ts';

/** One entry for a person to read, in the reader's language. */
export interface JournalRow {
  at: number;
  /** On the clock of this device: `YYYY-MM-DD` and `HH:MM`. */
  date: string;
  time: string;
  kind: string;
  text: string;
  /** What was answered to a prompt; the prompt that a note is about; the module of a plan; the way of a challenge; else empty. */
  detail: string;
}

/** Every entry, newest first. */
export function journalRows(
  { notes, plans, challenges, shown }: JournalEntries,
  nudges: readonly Nudge[] | null,
  t: PageWords,
  locale: Locale,
): JournalRow[] {
  const byId = new Map(nudges?.map((nudge) => [nudge.id, nudge]));
  const textOf = (id: string | null): string => {
    const nudge = id === null ? undefined : byId.get(id);
    return nudge ? textIn(nudge.locales, locale).text.text : '';
  };
  const rows: Omit<JournalRow, 'date' | 'time'>[] = [
    ...notes.map(({ writtenAt, text, nudgeId }) => ({
      ...{ at: writtenAt, kind: t('lookBackNote'), text, detail: textOf(nudgeId) },
    })),
    ...plans.map(({ createdAt, cue, response, course }) => ({
      ...{ at: createdAt, kind: t('fileKindPlan'), text: t('planSentence', { cue, response }) },
      detail: course ? t('planFrom', { title: course.title }) : '',
    })),
    ...challenges.map(({ text, outcome, way, endedAt }) => {
      const steps = way.map(({ stage, from }) => [stage, from] as const);
      const all = endedAt === undefined ? steps : [...steps, ['over', endedAt] as const];
      const sentences = all.map(([step, from]) =>
        t('wayStep', { step: t(wordOf('stage', step)), day: formatDay(localTimeOf(from).date, locale) }),
      );
      const changed = outcome === '' ? [] : [t('wayOutcome', { outcome })];
      return {
        ...{ at: way[0]?.from ?? 0, kind: t('fileKindChallenge'), text: text || t('challengeUnnamed') },
        detail: [...sentences, ...changed].join(' '),
      };
    }),
    ...shown.map(({ shownAt, nudgeId, moment, because, answer }) => {
      const nudge = byId.get(nudgeId);
      return {
        at: shownAt,
        kind: nudge ? cardContentOf(nudge, { moment, because }, locale).heading : t('fileKindPrompt'),
        text: textOf(nudgeId) || t('lookBackGone'),
        detail: answer ? t('answered', { answer: t(wordOf('answer', answer)) }) : t('answerNone'),
      };
    }),
  ];
  return rows.toSorted((a, b) => b.at - a.at).map((row) => ({ ...row, ...clockOf(row.at) }));
}

function clockOf(at: number): { date: string; time: string } {
  const { date, minute } = localTimeOf(at);
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  return { date, time: `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}` };
}
