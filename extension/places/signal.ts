import type { Moment } from '#shared/schemas/moment.ts';

/**
 * How a moment shows itself on the pages of one place. Only attributes that hold in every language and every theme:
 * never a generated class, a translated label or anything that was written.
 */
export interface Signal {
  moment: Moment;
  /** Tested against the path of the address. */
  path?: RegExp;
  /** The focused element, or one around it, must match. A signal without it means that the page is open. */
  focus?: string;
  /** The document must hold a match. */
  page?: string;
}

/** The field of a rich text editor. Several places have it, and it alone says too little on any of them. */
export const textbox = '[contenteditable=true][role=textbox]';
