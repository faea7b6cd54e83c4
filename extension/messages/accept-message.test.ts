import { expect, it } from 'vitest';
import { acceptMessage, type Sender } from './accept-message.ts';

const own = { id: 'tend', origin: 'chrome-extension://tend/' };
const web: Sender = { id: 'tend', url: 'https://mail.google.com/mail/', frameId: 0, tab: { id: 7 } };
const popup: Sender = { id: 'tend', url: 'chrome-extension://tend/popup.html' };
const noticed = { type: 'momentNoticed', moment: 'compose' };

it('takes a moment and an answer from a page of the web, and where they came from', async () => {
  expect(acceptMessage(noticed, web, own)).toEqual({ message: noticed, web: { tabId: 7, address: web.url } });
  const answered = { type: 'nudgeAnswered', nudgeId: 'a', choice: 'useful' };
  expect(acceptMessage(answered, web, own)).toMatchObject({ web: { tabId: 7 } });
  expect(acceptMessage({ type: 'callOver' }, web, own)).toMatchObject({ message: { type: 'callOver' } });
  expect(await acceptMessage(answered, popup, own)).toEqual({ message: answered, web: null });
});

it('counts an empty window that a site fills itself as that site', () => {
  const empty = { ...web, url: 'about:blank', origin: 'https://outlook.office.com' };
  const at = (address: string) => ({ web: { address } });
  expect(acceptMessage(noticed, empty, own)).toMatchObject(at('https://outlook.office.com/'));
  expect(acceptMessage(noticed, { ...empty, origin: undefined }, own)).toMatchObject(at('about:blank'));
});

it.each([
  ['another extension', noticed, { ...web, id: 'other' }],
  ['a sender without an address', noticed, { ...web, url: undefined }],
  ['a frame within a page', noticed, { ...web, frameId: 3 }],
  ['a private window', noticed, { ...web, tab: { id: 7, incognito: true } }],
  ['a call in a private window', { type: 'callGoesOn' }, { ...web, tab: { id: 7, incognito: true } }],
  ['something that is not a tab', noticed, { ...web, tab: undefined }],
  ['a site that looks like us', { type: 'everythingDeleted' }, { ...web, url: 'https://chrome-extension//tend/' }],
  ['a page that writes notes', { type: 'noteWritten', text: 'x', nudgeId: null }, web],
  ['a page that deletes everything', { type: 'everythingDeleted' }, web],
  ['a page that unlocks', { type: 'passphraseGiven', passphrase: 'x' }, web],
  ['a page that begins a challenge', { type: 'challengeBegan', text: 'x', stage: 'spot' }, web],
  ['a page that changes settings', { type: 'snoozed', length: 'week' }, web],
  ['a page of ours that notices moments', noticed, popup],
  ['a page of ours that is in a call', { type: 'callGoesOn' }, popup],
  ['a page of ours whose call is over', { type: 'callOver' }, popup],
  ['a call with a name', { type: 'callGoesOn', with: 'Ann' }, web],
  ['an unknown type', { type: 'hello' }, popup],
  ['an unknown moment', { type: 'momentNoticed', moment: 'lunch' }, web],
  ['words that ride along', { ...noticed, subject: 'Secret' }, web],
  ['nothing', undefined, web],
])('refuses %s', async (_name, message, sender) => {
  expect(await acceptMessage(message, sender, own)).toBeNull();
});
