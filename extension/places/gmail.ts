import type { Place } from '#shared/schemas/place.ts';
import { type Signal, textbox } from './signal.ts';

export const gmail: Place = {
  id: 'gmail',
  name: 'Gmail',
  origins: ['https://mail.google.com/*'],
  moments: ['compose', 'reply'],
};

// g_editable marks Gmail's body editor since 2014; recipients and subject are plain inputs.
const editor = `:is([g_editable=true],${textbox})`;

const newMail = `:is([role=dialog],[role=main]:not(:has([role=listitem]))) ${editor}`;

/**
 * A new mail is written in a dialog; in a window or a page of its own, in a main part that holds no message. A reply is
 * written in the list of messages. The first signal that holds names the moment.
 */
export const gmailSignals: Signal[] = [
  { moment: 'compose', focus: newMail },
  { moment: 'reply', focus: editor },
];

/** The same, asked in the form that costs a page least. */
export const gmailMoment = (field: Element) =>
  field.closest(newMail) ? 'compose' : field.closest(editor) !== null && 'reply';
