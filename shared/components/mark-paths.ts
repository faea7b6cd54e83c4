import type { Behaviour } from '../schemas/framework.ts';

/**
 * The mark of each behaviour, as the one path of a stroke of 2.25 in a square of 24: an open circle, two overlapping
 * circles, a wave, an arc under a dot. Text alone, because the card that is injected into pages draws them without Lit.
 * The dot is a circle as wide as half of its stroke.
 */
export const markPaths: Record<Behaviour, string> = {
  attending: 'M4.5 12a7.5 7.5 0 1 0 15 0a7.5 7.5 0 1 0-15 0z',
  understanding:
    'M3 12a5.75 5.75 0 1 0 11.5 0a5.75 5.75 0 1 0-11.5 0zM9.5 12a5.75 5.75 0 1 0 11.5 0a5.75 5.75 0 1 0-11.5 0z',
  empathising: 'M3 14.5c2.2-5.6 5.3-5.6 7.5-1.6s5.5 4 10.5-3.4',
  helping: 'M10.875 7a1.125 1.125 0 1 0 2.25 0a1.125 1.125 0 1 0-2.25 0zM4 12.5c1.4 7.6 14.6 7.6 16 0',
};
