import type { LocalTime } from '#shared/schemas/local-time.ts';
import type { Moment } from '#shared/schemas/moment.ts';
import type { Nudge } from '#shared/schemas/nudge.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';
import { fitsMoment } from '#shared/selection/fits-moment.ts';

const known = new WeakMap<readonly Nudge[], Map<string, readonly number[]>>();

/** What fits the moment by the product's own rule: every policy but the fixed calendar chooses from the same prompts. */
export function fittingNudges(nudges: readonly Nudge[], moment: Moment, now: LocalTime): readonly number[] {
  let ofLibrary = known.get(nudges);
  if (!ofLibrary) known.set(nudges, (ofLibrary = new Map()));
  const key = `${moment} ${now.weekday} ${now.minute}`;
  let fitting = ofLibrary.get(key);
  if (!fitting) {
    const fits = fitsMoment(moment, defaultSettings, now);
    fitting = nudges.flatMap((nudge, index) => (fits(nudge) ? [index] : []));
    if (fitting.length === 0) throw new Error(`No prompt fits ${key}`);
    ofLibrary.set(key, fitting);
  }
  return fitting;
}
