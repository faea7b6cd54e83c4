import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ResourceLink } from '../platform/course.ts';
import { learnerSam } from '../platform/demo-course.ts';
import { faultyAnswers } from '../platform/faults.ts';
import { moodle45 } from '../platform/profiles/moodle-4.5.ts';
import type { RunningPlatform } from '../platform/running-platform.ts';
import { connectByHand } from '../support/connect-by-hand.ts';
import { become, frameOf, visit } from '../support/firefox-campus.ts';
import { findIn, launchFirefox, pressIn } from '../support/firefox-pages.ts';
import { startLtiWorld, type LtiWorld } from '../support/lti-world.ts';

const adminPassword = 'a password for journeys';
let world: LtiWorld;
let browser: Browser;
/** The operator's window, and a learner's. */
let operator: Page;
let learner: Page;
let campus: RunningPlatform;
let link: ResourceLink;

beforeAll(async () => {
  world = await startLtiWorld({ adminPassword });
  campus = await world.openCampus(moodle45);
  const { registered } = await connectByHand(world.tool, campus);
  link = campus.course.addResourceLink({
    toolId: registered.deploymentId,
    title: 'Notice',
    custom: { module_id: 'notice' },
    lineItem: { scoreMaximum: 1, resourceId: 'notice', tag: 'tend' },
  });
  browser = await launchFirefox(5);
  operator = await browser.newPage();
  learner = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

const inConsole = () => operator;
const module = () => frameOf(learner, world.toolUrl)();

async function signIn(password: string): Promise<void> {
  await visit(operator, `${world.toolUrl}/admin`);
  await (await findIn(inConsole, '#password', '')).type(password);
  await pressIn(inConsole, 'button', 'Sign in');
}

async function launch(): Promise<void> {
  await become(learner, campus.url, learnerSam.givenName);
  await visit(learner, `${campus.url}/activities/${link.cmid}`);
}

it(
  'an operator signs in, turns a platform off and on, and sends a refused score again',
  { timeout: 180_000 },
  async () => {
    await signIn('not the password');
    await findIn(inConsole, '[role=alert], p', 'This is not the password');
    await signIn(adminPassword);
    await findIn(inConsole, 'h1', 'Overview');

    await operator.bringToFront();
    await pressIn(inConsole, 'a', 'Platforms');
    await pressIn(inConsole, 'a', campus.state.profile.name);
    await pressIn(inConsole, 'summary', 'Turn this platform off');
    await pressIn(inConsole, 'details button', 'Turn off');
    await findIn(inConsole, '[role=status]', 'The platform is turned off.');
    await learner.bringToFront();
    await launch();
    await findIn(module, 'h1', 'This platform is switched off');

    await operator.bringToFront();
    await pressIn(inConsole, 'button', 'Activate');
    await findIn(inConsole, '[role=status]', 'The platform may launch now.');
    await learner.bringToFront();
    campus.faults.answerNext('scores', faultyAnswers.notFoundEmpty);
    await launch();
    await pressIn(module, 'button', 'Go on to the next step');
    await pressIn(module, 'button', 'Skip this and go on');
    await findIn(module, 'h2', 'You are through');

    const refused = () => world.tool.db.selectFrom('score').select('state').execute();
    await vi.waitFor(async () => expect(await refused()).toEqual([{ state: 'refused' }]), { timeout: 20_000 });
    await operator.bringToFront();
    await pressIn(inConsole, 'a', 'Outbox');
    await findIn(inConsole, 'td', 'Refused');
    await pressIn(inConsole, 'button', 'Send all again');
    const column = campus.gradebook.lineItemOf(link.id)?.id ?? '';
    const points = () => campus.gradebook.grade(column, learnerSam.id)?.points;
    await vi.waitFor(() => expect(points()).toBe(1), { timeout: 20_000 });
    await visit(operator, `${world.toolUrl}/admin/outbox`);
    await findIn(inConsole, 'p, td', 'Nothing waits here');

    await pressIn(inConsole, 'button', 'Sign out');
    await findIn(inConsole, 'h1', 'Sign in');
  },
);
