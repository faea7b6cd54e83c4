/**
 * The Content-Security-Policy of the extension's own pages and its background. Scripts, styles and pictures come from
 * the package; connections go to the package, or by https to the address of a calendar or of a pack that a person (or
 * an organisation) put in. Nothing may frame the pages. Styles are constructed sheets, so no style attribute is needed.
 */
export const pagePolicy = [
  "default-src 'self'",
  "connect-src 'self' https:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
