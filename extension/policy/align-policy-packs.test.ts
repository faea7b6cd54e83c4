import { createHash } from 'node:crypto';
import { beforeEach, expect, it, vi } from 'vitest';
import { examplePack, packText } from '../../authoring/packs/example-pack.ts';
import { browser, granted, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import type { Message } from '../messages/message.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { handleMessage } from '../nudging/handle-message.ts';
import { loadNudges } from '../nudging/load-nudges.ts';
import { policyPacksItem } from '../storage/policy-packs.ts';
import { readPacks } from '../storage/read-packs.ts';
import { readItem } from '../storage/stored-item.ts';
import { alignPolicyPacks } from './align-policy-packs.ts';
import { fetchPolicyPacks } from './fetch-policy-packs.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

const now = Date.parse('2026-11-23T10:00:00Z');
const url = 'https://packs.example.org/board.yaml';
const text = packText(examplePack());
const integrity = `sha384-${createHash('sha384').update(text).digest('base64')}`;
let answer: () => Response;
let asked: number;

beforeEach(async () => {
  resetBrowser([exampleNudge('a')]);
  vi.setSystemTime(now);
  asked = 0;
  answer = () => new Response(text);
  const own = globalThis.fetch;
  vi.stubGlobal('fetch', async (address: string) => {
    if (address !== url) return own(address);
    asked += 1;
    return answer();
  });
  // A page tells the background by a message.
  const answerPage = (message: Message) => handleMessage({ message, web: null });
  browser.runtime.onMessage.addListener(answerPage as never);
  await browser.storage.managed.set({ packs: [{ url, integrity }] });
});

const standing = async () => (await readItem(policyPacksItem)).value.packs;
const kept = async () => (await readPacks()).packs.map(({ id }) => id);
const visit = (isWanted = false) => fetchPolicyPacks({ isWanted });

it('a pack is fetched once, kept, and goes when the organisation takes it away', async () => {
  await visit();
  expect(await kept()).toEqual(['example-board']);
  expect(await standing()).toMatchObject([{ id: 'example-board', wasThere: false, problem: null, triedAt: now }]);
  await visit();
  await visit(true);
  expect(asked).toBe(1);
  await browser.storage.managed.clear();
  await alignPolicyPacks(now);
  expect(await kept()).toEqual([]);
  expect(await standing()).toEqual([]);
});

it.each<[string, () => Response, string, boolean]>([
  ['other bytes than were hashed', () => new Response(`${text}\n`), 'hash-wrong', true],
  ['nothing there', () => new Response('', { status: 404 }), 'missing', true],
  ['nothing there, as every site may read', () => new Response('', { status: 404 }), 'missing', false],
  [
    'a server that does not answer',
    () => {
      throw new TypeError('Failed to fetch');
    },
    'unreachable',
    true,
  ],
  [
    'a server that may not be read',
    () => {
      throw new TypeError('Failed to fetch');
    },
    'not-allowed',
    false,
  ],
])(
  '%s: nothing is kept, the reason is, and it is not asked again for an hour',
  async (_name, given, problem, isGranted) => {
    if (isGranted) granted.add('https://packs.example.org/*');
    answer = given;
    await visit();
    expect(await kept()).toEqual([]);
    expect(await standing()).toMatchObject([{ id: null, problem, failures: 1 }]);
    await visit();
    expect(asked).toBe(1);
    answer = () => new Response(text);
    vi.setSystemTime(now + 3_600_000);
    await visit();
    expect(await kept()).toEqual(['example-board']);
  },
);

it('a pack that breaks the rules of packs is refused, however well its hash fits', async () => {
  const bad = packText({ ...examplePack(), name: '<img src=x onerror=alert(1)>' });
  answer = () => new Response(bad);
  const hash = `sha384-${createHash('sha384').update(bad).digest('base64')}`;
  await browser.storage.managed.set({ packs: [{ url, integrity: hash }] });
  await visit();
  expect(await standing()).toMatchObject([{ id: null, problem: 'unsound' }]);
  await browser.storage.managed.set({ packs: [{ url, integrity: 'sha384-short' }] });
  await visit();
  expect(await standing()).toMatchObject([{ id: null, problem: 'hash-form' }]);
  await browser.storage.managed.set({ packs: [{ url: 'https://[', integrity: hash }] });
  await visit();
  expect(await standing()).toMatchObject([{ id: null, problem: 'address-wrong' }]);
  expect(asked).toBe(1);
});

it('what a person had added before stays when the organisation takes its own away', async () => {
  await visit();
  const { packs } = await readPacks();
  const nudges = packs.flatMap((pack) => pack.nudges.slice(0, 1).map((nudge) => ({ ...nudge, id: 'other-one' })));
  const from = { address: url, integrity: 'sha384-other' };
  const other = { ...packs[0], id: 'other', nudges, from };
  await browser.storage.local.remove('policyPacks');
  await browser.storage.local.set({ packs: { version: 1, packs: [other, ...packs] } });
  await visit();
  expect(await standing()).toMatchObject([{ id: 'example-board', wasThere: true }]);
  await browser.storage.managed.clear();
  await alignPolicyPacks(now);
  expect(await kept()).toEqual(['other', 'example-board']);
});

it('a pack that was taken away while it was fetched is not kept', async () => {
  const { sendMessage } = browser.runtime;
  const meanwhile = async (message: unknown) => {
    await browser.storage.managed.clear();
    return sendMessage(message);
  };
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementationOnce(meanwhile as never);
  await visit();
  expect([await kept(), await standing()]).toEqual([[], []]);
});

it('its prompts can be chosen at once', async () => {
  await loadNudges();
  await visit();
  const ids = (await loadNudges()).map(({ id }) => id);
  expect(
    examplePack()
      .nudges.map(({ id }) => id)
      .filter((id) => !ids.includes(id)),
  ).toEqual([]);
});

it('the outcome of a pack that was taken away meanwhile changes nothing', async () => {
  const { packs } = { packs: [] as object[] };
  await browser.storage.managed.set({ packs });
  const outcome = { kind: 'failed', problem: 'missing' } as const;
  await handleMessage({ message: { type: 'policyPackTried', address: url, integrity, outcome }, web: null });
  expect(await standing()).toEqual([]);
});

const [hash, otherHash] = [`sha384-${'A'.repeat(64)}`, `sha384-${'B'.repeat(64)}`];
const twoPacks = (...packs: { url: string; integrity: string }[]) => browser.storage.managed.set({ packs });
const tried = (address: string, hashed: string) =>
  handleMessage({
    message: {
      type: 'policyPackTried',
      address,
      integrity: hashed,
      outcome: { kind: 'failed', problem: 'missing' },
    },
    web: null,
  });

it.each([
  ['address', { url, integrity: hash }, { url, integrity: otherHash }],
  ['hash', { url, integrity: hash }, { url: 'https://packs.example.org/other.yaml', integrity: hash }],
])('of two packs with the same %s, the outcome counts for the one that was tried', async (_name, one, other) => {
  await twoPacks(one, other);
  expect(await tried(other.url, other.integrity)).toEqual({ isDone: true });
  expect(await standing()).toMatchObject([
    { problem: null, triedAt: null, failures: 0 },
    { problem: 'missing', triedAt: now, failures: 1 },
  ]);
});

it('what once went wrong with a pack is forgotten when it is kept', async () => {
  granted.add('https://packs.example.org/*');
  answer = () => new Response('', { status: 404 });
  await visit();
  await visit(true);
  expect(await standing()).toMatchObject([{ problem: 'missing', failures: 2 }]);
  answer = () => new Response(text);
  await visit(true);
  expect(await standing()).toMatchObject([{ id: 'example-board', problem: null, failures: 0 }]);
});

it('says whether a pack went, and writes and reads nothing where all is as it was', async () => {
  await visit();
  const set = vi.spyOn(browser.storage.local, 'set');
  expect(await alignPolicyPacks(now)).toBe(false);
  expect(set).not.toHaveBeenCalled();
  await browser.storage.managed.clear();
  expect(await alignPolicyPacks(now)).toBe(true);
  const get = vi.spyOn(browser.storage.local, 'get');
  expect(await alignPolicyPacks(now)).toBe(false);
  expect(JSON.stringify(get.mock.calls)).not.toContain('"packs"');
});
