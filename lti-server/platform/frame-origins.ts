import type { RegistrationRow } from '../database/schema.ts';

/** Hosted Canvas serves each institution under an address of its own that no registration names. */
const hostedCanvas = /\.(instructure|canvaslms)\.com$/;

/**
 * The origins whose pages may frame the tool: those of the registration, and the places that this
 * launch names: where it wants people back, and Canvas' own address.
 * Every ancestor of a frame must be among them.
 */
export function frameOriginsOf(
  registration: Pick<RegistrationRow, 'issuer' | 'auth_url'>,
  ...places: readonly (string | null)[]
): string[] {
  const known = [registration.issuer, registration.auth_url, ...places];
  const urls = known.filter((url) => url !== null && URL.canParse(url)) as string[];
  const origins = new Set(urls.map((url) => new URL(url).origin).filter((origin) => origin !== 'null'));
  if ([...origins].some((origin) => hostedCanvas.test(new URL(origin).hostname))) {
    origins.add('https://*.instructure.com');
  }
  return [...origins];
}
