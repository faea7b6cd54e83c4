import * as z from 'zod/mini';

/** Characters. What guards alone has fifteen at least (NIST SP 800-63B-4, section 3.1.1.2). */
export const minPassphraseLength = 15;
const maxPassphraseLength = 1000;

/** As it was typed, to open with. */
export const passphraseSchema = z.string().check(z.minLength(1), z.maxLength(maxPassphraseLength));

/** One to be: long enough, and nothing else is asked of it. */
export const newPassphraseSchema = z.string().check(z.minLength(minPassphraseLength), z.maxLength(maxPassphraseLength));
