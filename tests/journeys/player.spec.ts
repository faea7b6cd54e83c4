import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import type { Attempt } from '../../shared/schemas/attempt.ts';
import type { StepKind } from '../../shared/schemas/step.ts';
import { sampleModule } from '../support/sample-module.ts';
import { servePlayer } from '../support/serve-player.ts';

const steps: StepKind[] = ['read', 'decide', 'reflect', 'plan', 'check'];
let player: Awaited<ReturnType<typeof servePlayer>>;

test.beforeAll(async () => {
  player = await servePlayer();
});
test.afterAll(() => player.stop());

function attemptAt(done: number): Attempt {
  const doneSteps = Object.fromEntries(steps.slice(0, done).map((step, index) => [step, index + 1]));
  return { moduleId: 'sample', moduleVersion: 1, startedAt: 0, doneSteps, completedAt: done === 5 ? 5 : null };
}

async function open(page: Page, done = 0, drafts: object = {}): Promise<void> {
  const query = new URLSearchParams({ attempt: JSON.stringify(attemptAt(done)), drafts: JSON.stringify(drafts) });
  await page.goto(`${player.address}?${query.toString()}`);
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
}

function heard(page: Page, type: string): Promise<{ step: string }[]> {
  return page.evaluate(
    (wanted) =>
      (globalThis as unknown as { heard: { type: string; detail: { step: string } }[] }).heard
        .filter((event) => event.type === wanted)
        .map((event) => event.detail),
    type,
  );
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 2, name });

test('a module is walked from its first step to its finish, each step said once', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Go on to the next step' }).click();
  await expect(heading(page, 'What would you do?')).toBeFocused();

  await page.getByRole('button', { name: /Stop, sit down/ }).click();
  await expect(page.locator('.newest')).toBeFocused();
  await expect(page.getByText('Sam looks up. Nobody has sat down all night.')).toBeVisible();
  await page.getByRole('button', { name: /Say that you will report/ }).click();
  await expect(heading(page, 'What would you do?')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'It was dealt with' })).toBeVisible();
  await page.getByRole('button', { name: 'Try another way' }).click();
  await page.getByRole('button', { name: /Stop, sit down/ }).click();
  await page.getByRole('button', { name: /What has stayed with you/ }).click();
  await expect(page.getByText('Endings you have seen: It was dealt with')).toBeVisible();
  await page.getByRole('button', { name: 'Go on', exact: true }).click();

  await page.getByRole('button', { name: 'Skip this and go on' }).click();
  await page.getByRole('radio', { name: 'I open my Monday one-to-one' }).check();
  await page.getByRole('radio', { name: 'put my phone away first' }).check();
  await page.getByLabel('What you will do, in your words').fill('put my phone in the drawer.');
  await page.getByRole('button', { name: 'Show my plan' }).click();
  await expect(heading(page, 'Say it once more')).toBeFocused();
  await expect(page.getByText('If I open my Monday one-to-one, then I will put my phone in the drawer.')).toBeVisible();
  await page.getByRole('button', { name: 'I have said it' }).click();

  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(page.getByText('3 questions are still open.')).toBeVisible();
  const feedback = ['Help that comes before listening', 'Yes: body, eyes and time.', 'People notice'];
  for (const [index, text] of feedback.entries()) {
    const question = page.locator('check-step fieldset').nth(index);
    await question.getByRole('radio').first().check();
    await question.getByRole('button', { name: 'Try this answer' }).click();
    await expect(question.getByRole('status')).toContainText(text);
  }
  await page.getByRole('button', { name: 'Finish' }).click();
  await expect(heading(page, 'You are through')).toBeFocused();
  await expect(page.getByText('being saved')).toBeVisible();
  expect(await heard(page, 'step-done')).toEqual(steps.map((step) => ({ step })));
});

test('a module opens at the first step that is not done, and done steps can be opened again', async ({ page }) => {
  await open(page, 3);
  await expect(heading(page, 'Make a plan of your own')).toBeVisible();
  await page.getByRole('button', { name: 'Read', exact: false }).click();
  await expect(heading(page, 'Listening is work')).toBeFocused();
  await page.getByRole('button', { name: 'Go on to the next step' }).click();
  await expect(heading(page, 'Make a plan of your own')).toBeFocused();
  expect(await heard(page, 'step-done')).toEqual([]);
  await expect(page.getByRole('button', { name: 'Check' })).toHaveCount(0);
});

test('what was chosen and written is there again when the page keeps it', async ({ page }) => {
  const drafts = {
    decide: { path: ['stop', 'gone-in-this-version'], endings: [] },
    reflect: { words: 'My first ward sister.' },
    plan: { cue: 'a ward round ends', response: 'ask Ana', isSaid: false },
  };
  await open(page, 1, drafts);
  await expect(page.getByText('Sam looks up.')).toBeVisible();
  await expect(page.getByRole('button', { name: /What has stayed/ })).toBeVisible();
  await open(page, 2, drafts);
  await expect(page.getByLabel('Your thoughts')).toHaveValue('My first ward sister.');
  await page.getByRole('button', { name: 'Clear what I wrote' }).click();
  await expect(page.getByLabel('Your thoughts')).toHaveValue('');
  expect(await heard(page, 'draft-changed')).toEqual([{ step: 'reflect', draft: { words: '' } }]);
  await open(page, 3, drafts);
  await expect(page.getByText('If a ward round ends, then I will ask Ana.')).toBeVisible();
});

test('what is written is shown as text, whatever it is', async ({ page }) => {
  const words = '<img src=x onerror="document.title=1"> {cue}';
  await open(page, 3, { plan: { cue: words, response: words, isSaid: false } });
  await page.getByRole('button', { name: 'Show my plan' }).click();
  await expect(page.getByText(`If ${words}, then I will ${words}.`)).toBeVisible();
  await expect(page).toHaveTitle('Player');
});

test('a plan without one of its halves says what is missing and can be left', async ({ page }) => {
  await open(page, 3);
  await page.getByRole('button', { name: 'Show my plan' }).click();
  await expect(page.getByRole('alert')).toContainText('Your plan needs a moment and one act.');
  await expect(page.getByLabel('The moment, in your words')).toBeFocused();
  await page.getByRole('button', { name: 'Go on without a plan' }).click();
  await expect(heading(page, 'Check what you take with you')).toBeFocused();
});

const plan = { cue: 'a ward round ends', response: 'ask Ana', isSaid: true };

async function openPlanned(page: Page, { module = sampleModule, blocked = false } = {}): Promise<void> {
  await page.addInitScript((shown) => Object.assign(globalThis, { shownModule: shown }), module);
  const query = new URLSearchParams({ attempt: JSON.stringify(attemptAt(5)), drafts: JSON.stringify({ plan }) });
  await page.goto(`${player.address}?${query.toString()}${blocked ? '&blocked' : ''}`);
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
}

test('a plan is taken to work from the rehearsal and from the finish', async ({ page }) => {
  await openPlanned(page);
  await expect(page.getByLabel('Name a problem your team faces')).toHaveCount(0);
  await page.getByRole('button', { name: 'Take it to work' }).click();
  await expect(page.getByText('Your plan is shown in a new window.')).toBeVisible();
  expect(await heard(page, 'plan-taken')).toEqual([{ way: 'window', plan }]);
  await page.getByRole('button', { name: 'Change the plan' }).click();
  await page.getByRole('button', { name: 'Show my plan' }).click();
  await expect(page.getByRole('button', { name: 'Take it to work' })).toBeVisible();
});

test('where no window opens, the other ways are offered', async ({ page }) => {
  await openPlanned(page, { blocked: true });
  await expect(page.getByRole('button', { name: 'Save as a calendar file' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Take it to work' }).click();
  await expect(page.getByText('Your plan could not be handed to a new window.')).toBeVisible();
  await page.getByRole('button', { name: 'Save as a calendar file' }).click();
  await page.getByRole('button', { name: 'Print' }).click();
  expect(await heard(page, 'plan-taken')).toMatchObject([{ way: 'window' }, { way: 'calendar' }, { way: 'paper' }]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('a module that starts a challenge lets one name a problem, which stays with the plan', async ({ page }) => {
  await openPlanned(page, { module: { ...sampleModule, startsChallenge: 'spot' } });
  await page.getByLabel('Name a problem your team faces').fill('Handovers run late');
  expect((await heard(page, 'draft-changed')).at(-1)).toEqual({
    step: 'plan',
    draft: { ...plan, challenge: 'Handovers run late' },
  });
  await page.getByRole('button', { name: 'Take it to work' }).click();
  expect(await heard(page, 'plan-taken')).toMatchObject([{ plan: { challenge: 'Handovers run late' } }]);
  for (const width of [320, 900]) {
    await page.setViewportSize({ width, height: 640 });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  }
  await page.screenshot({ path: test.info().outputPath('challenge.png'), fullPage: true });
});

test('the module can be walked with the keyboard alone', async ({ page }) => {
  await open(page, 1);
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 20; presses += 1) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
        return element?.textContent?.trim() ?? '';
      });
      if (name.test(focused)) return;
    }
    throw new Error(`no ${String(name)} within 20 presses of Tab`);
  };
  await tabTo(/Stop, sit down/);
  await page.keyboard.press('Enter');
  await tabTo(/What has stayed/);
  await page.keyboard.press('Space');
  await tabTo(/^Go on$/);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'A moment for yourself')).toBeFocused();
});

for (const look of [
  { name: 'light', options: {} },
  { name: 'dark', options: { colorScheme: 'dark' as const } },
  {
    name: 'forced colours at 320 px',
    options: { forcedColors: 'active' as const, viewport: { width: 320, height: 640 } },
  },
]) {
  test(`no step has a fault that axe finds, nor scrolls sideways: ${look.name}`, async ({ browser }) => {
    const context = await browser.newContext({ ...look.options, reducedMotion: 'reduce' });
    const page = await context.newPage();
    for (let done = 0; done <= 5; done += 1) {
      await open(page, done, { decide: { path: ['stop'], endings: [] } });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      for (const size of ['100%', '200%']) {
        await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(over, `${steps[done] ?? 'finish'} at ${size} is wider than the page`).toBeLessThanOrEqual(0);
      }
    }
    await context.close();
  });
}

/** How the names of the steps stand: words that are broken over lines, names that meet, and whether they are shown. */
const readNames = (page: Page) =>
  page.locator('progress-line').evaluate((line) => {
    const names = [...(line.shadowRoot?.querySelectorAll('.name') ?? [])];
    const broken: string[] = [];
    const boxes = names.map((name) => {
      const text = name.firstChild as Text;
      for (const { 0: word, index } of text.data.matchAll(/\S+/g)) {
        const range = new Range();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
      }
      const range = new Range();
      range.selectNodeContents(name);
      return range.getBoundingClientRect();
    });
    const areShown = names.every((name) => getComputedStyle(name).clipPath === 'none');
    const meeting = areShown ? boxes.slice(1).filter(({ left }, index) => left < (boxes[index]?.right ?? 0) + 2) : [];
    return { areShown, broken, meeting: meeting.length };
  });

for (const [locale, widths] of [
  ['en', { 320: false, 375: true, 900: true }],
  ['cy', { 320: false, 375: false, 900: true }],
] as const) {
  test(`no name of a step is broken within a word or meets another, however narrow or large: ${locale}`, async ({
    page,
  }) => {
    for (let done = 0; done < steps.length; done += 1) {
      await page.goto(`${player.address}?locale=${locale}&attempt=${JSON.stringify(attemptAt(done))}`);
      await expect(page.getByRole('heading', { level: 2 })).toBeVisible();
      for (const size of ['100%', '200%']) {
        await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
        for (const [width, areShown] of Object.entries(widths)) {
          await page.setViewportSize({ width: Number(width) * (size === '200%' ? 2 : 1), height: 640 });
          expect(await readNames(page), `${width} px, ${size}`).toEqual({ areShown, broken: [], meeting: 0 });
          const where = page.locator('progress-line .where');
          await expect(where).toBeVisible({ visible: !areShown });
          if (done === 1) await page.screenshot({ path: test.info().outputPath(`${width} px, ${size}.png`) });
        }
        await page.setViewportSize({ width: 320, height: 640 });
        expect(await readNames(page), `320 px, ${size}`).toEqual({ areShown: false, broken: [], meeting: 0 });
      }
    }
  });
}
