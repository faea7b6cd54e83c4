import { toUnicode } from 'punycode/';

/**
 * How a site is named to its reader. A name in letters beyond ASCII stands beside the form that browsers go by, which
 * no look-alike letter shares: `münchen.example (xn--mnchen-3ya.example)`.
 */
export function hostText(origin: string): string {
  const { host } = new URL(origin);
  let readable = host;
  try {
    readable = toUnicode(host);
  } catch {
    // What only begins like such a name is shown as it is.
  }
  // Letters, digits and their marks alone: nothing that turns the direction of writing, or is not seen.
  return readable === host || !/^[\p{L}\p{N}\p{M}.:-]+$/u.test(readable) ? host : `${readable} (${host})`;
}
