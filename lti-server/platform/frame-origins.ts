import type { RegistrationRow } from '../database/schema.ts';

/** Hosted Canvas serves each institution under an address of its own that no registration names. */
const hostedCanvas = /\.(instructure|canvaslms)\.com$/;
const anyInstitution = 'https://*.instructure.com';

type Known = Pick<RegistrationRow, 'issuer' | 'auth_url'>;

/**
 * The origins whose pages may frame the tool: those of the registration, and the places that this
 * launch names: where it wants people back, and Canvas' own address.
 * Every ancestor of a frame must be among them.
 */
export function frameOriginsOf(registration: Known, ...places: readonly (string | null)[]): string[] {
  const known = [registration.issuer, registration.auth_url, ...places];
  const urls = known.filter((url) => url !== null && URL.canParse(url)) as string[];
  const origins = new Set(urls.map((url) => new URL(url).origin).filter((origin) => origin !== 'null'));
  if ([...origins].some((origin) => hostedCanvas.test(new URL(origin).hostname))) {
    origins.add(anyInstitution);
  }
  return [...origins];
}

/** Of those origins the ones that only a launch names, as an institution of the hosted Canvas under its own address. */
export function originsBeyond(registration: Known, origins: readonly string[]): string[] {
  const known = frameOriginsOf(registration);
  // A policy that names http takes https as well (CSP 3, 6.7.2.9), and a self-hosted Canvas may mix them.
  const isKnown = (origin: string) => known.some((one) => one === origin || one.replace(/^http:/, 'https:') === origin);
  const isInstitution = (origin: string) =>
    known.includes(anyInstitution) && /^https:\/\/[^:/]+\.instructure\.com$/.test(origin);
  return origins.filter((origin) => !isKnown(origin) && !isInstitution(origin));
}
