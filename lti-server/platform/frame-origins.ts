import type { RegistrationRow } from '../database/schema.ts';

/** Hosted Canvas serves each institution under an address of its own that no registration names. */
const hostedCanvas = /\.(instructure|canvaslms)\.com$/;

/**
 * The origins whose pages may frame the tool: those of the registration, and where this launch wants people back.
 * Every ancestor of a frame must be among them.
 */
export function frameOriginsOf(
  registration: Pick<RegistrationRow, 'issuer' | 'auth_url'>,
  returnUrl: string | null = null,
): string[] {
  const urls = [registration.issuer, registration.auth_url, returnUrl ?? ''].filter((url) => URL.canParse(url));
  const origins = new Set(urls.map((url) => new URL(url).origin).filter((origin) => origin !== 'null'));
  if ([...origins].some((origin) => hostedCanvas.test(new URL(origin).hostname))) {
    origins.add('https://*.instructure.com');
  }
  return [...origins];
}
