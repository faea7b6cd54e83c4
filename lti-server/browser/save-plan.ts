import type { HandOver } from '#shared/schemas/hand-over.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { saveFile } from './save-file.ts';

/** Hands the plan to the person's downloads as a calendar file, made here. */
export async function savePlan(handOver: HandOver, locale: Locale): Promise<void> {
  // The library that writes such files is large, and few need it.
  const { planFile } = await import('./plan-file.ts');
  saveFile(new Blob([planFile(handOver, locale, Date.now())], { type: 'text/calendar' }), 'tend-plan.ics');
}
