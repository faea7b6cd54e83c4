import { expect, it } from 'vitest';
import { hostText } from './host-text.ts';

it.each([
  ['https://rota.example.org', 'rota.example.org'],
  ['https://rota.example.org:8443', 'rota.example.org:8443'],
  ['https://xn--mnchen-3ya.example', 'münchen.example (xn--mnchen-3ya.example)'],
  ['https://xn--t-foa.cymru', 'tŷ.cymru (xn--t-foa.cymru)'],
  // Cyrillic letters that look like Latin ones: the form beside it shows that this is no apple.
  ['https://xn--80ak6aa92e.com', 'аррӏе.com (xn--80ak6aa92e.com)'],
  // A mark that turns the direction of writing is never drawn.
  ['https://xn--ab-g4t.example', 'xn--ab-g4t.example'],
  ['https://xn--a.example', 'xn--a.example'],
  ['https://10.1.2.3', '10.1.2.3'],
])('%s is shown as %s', (origin, text) => {
  expect(hostText(origin)).toBe(text);
});
