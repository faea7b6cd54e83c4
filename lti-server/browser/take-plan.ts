import type { PlanTaken } from '#shared/components/drafts.ts';
import { buildHandOver } from '#shared/progress/build-hand-over.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Module } from '#shared/schemas/module.ts';
import { handOverInWindow } from './hand-over-window.ts';
import { localDate } from './local-date.ts';
import { savePlan } from './save-plan.ts';

interface PlanOf {
  module: Module;
  locale: Locale;
  wayBack: string | null;
  /** ms since 1970; null while it is not done */
  completedAt: number | null;
}

/** Takes a plan along, within the click: a window that opens later would be blocked. False when it was. */
export function takePlan({ way, plan }: PlanTaken, { module, locale, wayBack, completedAt }: PlanOf): boolean {
  const now = Date.now();
  const handOver = buildHandOver({
    ...{ module, locale, plan, challenge: plan.challenge ?? '', wayBack },
    doneOn: localDate(completedAt ?? now),
    today: localDate(now),
  });
  if (way === 'paper') window.print();
  else if (way === 'calendar') void savePlan(handOver, locale);
  else return handOverInWindow(handOver, locale);
  return true;
}
