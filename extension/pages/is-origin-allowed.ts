import { browser } from 'wxt/browser';
import { originOf } from '../calendar/origin-of.ts';

/** Whether the browser allows an own place now. */
export const isOriginAllowed = (origin: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [originOf(origin)] });
