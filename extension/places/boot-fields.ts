import type { Moment } from '#shared/schemas/moment.ts';
import type { BootWorld } from './boot.ts';
import { noticeMoment } from './notice-moment.ts';

/**
 * `boot` for a place that is looked at when a field takes the focus: `momentOf` says which moment it is, if any. In one
 * piece, as Google Calendar’s is: a list of signals, gone through for each field, was a tenth of what a load cost.
 */
export function bootFields(momentOf: (field: Element) => Moment | false): void {
  const world = self as BootWorld;
  if (world.tend) return;
  world.tend = true;
  const quietUntil: Partial<Record<Moment, number>> = {};
  const look = (field: EventTarget | null | undefined) => {
    const moment = field && momentOf(field as Element);
    if (moment && !(quietUntil[moment]! > Date.now())) {
      quietUntil[moment] = Date.now() + 60_000;
      void noticeMoment(moment);
    }
  };
  addEventListener('focusin', (event) => look(event.composedPath()[0]), true);
  look(document.querySelector(':focus'));
}
