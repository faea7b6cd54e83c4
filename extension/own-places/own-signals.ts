import type { Moment } from '#shared/schemas/moment.ts';
import type { Look } from '../places/boot.ts';
import type { Signal } from '../places/signal.ts';
import { watchFocus } from '../places/watch-focus.ts';
import type { OwnMoment } from '../storage/own-place.ts';

/**
 * What the script of own places tells: that a page was looked at for a while, or that somebody began to write more
 * than a line. It cannot know more of a page that nobody has described, and the background knows what each was chosen for.
 */
export const signOf: Record<OwnMoment, Moment> = {
  ownPlace: 'ownPlace',
  calendar: 'ownPlace',
  compose: 'compose',
  review: 'compose',
};

// Whatever can be written in and is no input: those have one line, or are for passwords, dates and the like. Some search
// fields and recipients are no inputs either; WAI-ARIA says so of them.
const field = ':read-write:not(input,[role=combobox],[role=searchbox],[aria-multiline=false],[role=search] *,search *)';

/** The first that holds names the moment. A page with a password field is where people sign in. */
export const ownSignals: Signal[] = [
  { moment: 'compose', focus: field },
  { moment: 'ownPlace', page: 'body:not(:has([type=password]))' },
];

/** Looks at fields to write in only: any other focus would say that the page is open, long before it was looked at. */
export function watchFields(look: Look): void {
  watchFocus((focused) => (focused as Element | null)?.closest(field) && look(focused));
}
