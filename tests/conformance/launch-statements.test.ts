// What a launch asks of its database, from login to page: at most eight statements, on either engine. What begins and
// ends a transaction asks for nothing and is not counted.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import { learnerSam, teacherPriya } from '../platform/demo-course.ts';
import type { ForgedLaunch } from '../platform/forge-launch.ts';
import { engines } from '../support/databases.ts';
import { bootOf, startLaunchRig, type LaunchRig } from './launch-rig.ts';
import { withClaims } from './payloads.ts';

const most = 8;
/** Nor is what is written when the page is on its way: what kind of platform it is (learn-family.ts). */
const isMarker = (sql: string) => /^(begin|commit|rollback|update "registration" set "platform_family")/i.test(sql);

type Forged = Omit<ForgedLaunch, 'platform'>;
const link = (id: string, custom: object = { module_id: 'notice' }) => ({
  [claim.resourceLink]: { id },
  [claim.custom]: custom,
});
const course = (id: string) => ({ [claim.context]: { id, title: 'A course', label: 'C1' } });
const changed = (claims: Record<string, unknown>, forged: Forged = {}): Forged => ({
  ...forged,
  change: withClaims(claims),
});
const teacher = { personId: teacherPriya.id };
const picker: Forged = { ...teacher, messageType: 'LtiDeepLinkingRequest' };

describe.each(engines)('the SQL statements of a launch on %s', (engine) => {
  let rig: LaunchRig;
  let first: number;
  beforeAll(async () => {
    rig = await startLaunchRig(engine);
    first = await statementsOf({});
    // What is written later must not be counted with another launch.
    await vi.waitFor(async () => expect(await family()).toBe('moodle'), 10_000);
  });
  afterAll(() => rig.close());

  const family = async () =>
    (await rig.tool.db.selectFrom('registration').select('platform_family').executeTakeFirst())?.platform_family;

  async function statementsOf(forged: Forged): Promise<number> {
    rig.statements.length = 0;
    bootOf(await rig.launch(forged));
    return rig.statements.filter((sql) => !isMarker(sql)).length;
  }

  test('are at most eight in the very first of a platform', () => {
    expect(first).toBeGreaterThan(2);
    expect(first).toBeLessThanOrEqual(most);
  });

  test.each([
    ['somebody new at a known link', changed({ sub: 'new here' })],
    ['somebody known at a new link', changed(link('second'), { personId: learnerSam.id })],
    ['somebody new at a new link', changed({ ...link('third'), sub: 'new' })],
    ['somebody new at a new link of a new course', changed({ ...link('fourth'), ...course('new'), sub: 'newer' })],
    // With a gradebook the platform would first be asked what the link's column names (resolve-module.ts).
    ['a new course that opens the catalogue', changed({ ...link('5', {}), ...course('5'), [claim.lineItems]: null })],
    ['a known link with a new title', changed({ [claim.resourceLink]: { id: 'third', title: 'Renamed' } })],
    ['a teacher who is new', changed({ sub: 'new teacher' }, teacher)],
    ['a teacher at a new link of a new course', changed({ ...link('sixth'), ...course('newest') }, teacher)],
    ['the completion page', changed({ ...link('7', { page: 'completion' }), [claim.lineItems]: null }, teacher)],
    ['the picker, by somebody known', picker],
    ['the picker, by somebody new in a new course', changed({ ...course('picked'), sub: 'picks' }, picker)],
  ])('are at most eight for %s', async (_name, forged) => {
    expect(await statementsOf(forged)).toBeLessThanOrEqual(most);
  });

  test('are at most five when nothing is new', async () => {
    await statementsOf(teacher);
    await statementsOf(picker);
    for (const forged of [{}, teacher, picker]) expect(await statementsOf(forged)).toBeLessThanOrEqual(5);
  });

  test('leave what kind of platform it is for a moment later', async () => {
    await statementsOf(changed({ [claim.platform]: { product_family_code: 'sakai' } }));
    await expect.poll(family, { timeout: 10_000 }).toBe('sakai');
  });
});
