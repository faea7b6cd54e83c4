import { beforeEach, expect, it, vi } from 'vitest';
import { browser, resetBrowser } from '../../tests/support/extension/fake-browser.ts';
import { allDaySettings } from '../../tests/support/extension/settings.ts';
import { exampleNudge } from '../../tests/support/selection-examples.ts';
import { policyPacksItem } from '../storage/policy-packs.ts';
import { writeItem } from '../storage/stored-item.ts';
import { seeToAll } from './see-to-all.ts';

vi.mock('wxt/browser', () => import('../../tests/support/extension/fake-browser.ts'));

beforeEach(() => resetBrowser());

it('a pack that the organisation took away takes its prompt from behind the badge at once', async () => {
  const from = { address: 'https://packs.example.org/board.yaml', integrity: 'sha384-x' };
  const pack = {
    ...{ id: 'board', version: 1, name: 'Board', publisher: null, moduleCount: 0, keptAt: 0 },
    ...{ nudges: [exampleNudge('of-board')], from },
  };
  const today = new Date().toISOString().slice(0, 10);
  const waiting = { nudgeId: 'of-board', on: today, since: Date.now() };
  await browser.storage.local.set({
    ...{ settings: { ...allDaySettings, dose: 'off' }, packs: { version: 1, packs: [pack] } },
    offer: { version: 1, waiting, isStopRead: false },
  });
  const standing = { ...from, id: 'board', wasThere: false, problem: null, triedAt: 0, failures: 0 };
  await writeItem(policyPacksItem, { version: 1, packs: [standing] });
  await browser.action.setBadgeText({ text: '•' });
  seeToAll({});
  await vi.waitFor(async () => expect(await browser.action.getBadgeText({})).toBe(''));
  expect((await browser.storage.local.get('packs'))['packs']).toEqual({ version: 1, packs: [] });
});
