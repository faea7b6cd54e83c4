// Who people are, on every platform; each test is named after its row of the matrix.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { claim } from '../../lti-server/launch/claims.ts';
import { adminAlex, learnerSam, teacherPriya } from '../platform/demo-course.ts';
import { bootOf, refuses } from './launch-rig.ts';
import { canvases, named, startMatrixRig, type MatrixRig } from './matrix-rig.ts';

describe.each(named('canvas-hosted', 'canvas-selfhosted', 'blackboard', 'brightspace', 'sakai', 'open-edx'))(
  '$name',
  (profile) => {
    const { name } = profile;
    let rig: MatrixRig;
    beforeAll(async () => {
      rig = await startMatrixRig(profile);
    });
    afterAll(() => rig.close());

    const roleOf = async (personId: string) => bootOf(await rig.drive({ personId })).session.role;

    test(`${name}: institution Instructor + context Learner`, async () => {
      expect(await roleOf(rig.join({ kind: 'teaches-elsewhere' }))).toBe('learner');
    });

    test(`${name}: admin without context role`, async () => {
      expect(await roleOf(adminAlex.id)).toBe('learner');
    });

    test(`${name}: teacher and assistant`, async () => {
      expect(await roleOf(teacherPriya.id)).toBe('instructor');
      expect(await roleOf(rig.join({ role: 'teacher', kind: 'assistant' }))).toBe('instructor');
    });

    test(`${name}: test user / student view`, async () => {
      const id = rig.join({ kind: 'test-user' });
      expect(await roleOf(id)).toBe('learner');
      const row = await rig.tool.db
        .selectFrom('session')
        .select('is_scored')
        .where('sub', '=', profile.ids.person(id))
        .executeTakeFirstOrThrow();
      expect(row.is_scored).toBe(0);
    });
  },
);

test.each(canvases)('$name: sub missing', async (profile) => {
  const rig = await startMatrixRig(profile);
  const personId = rig.join({ kind: 'anonymous' });
  await refuses(rig, 'anonymous', () => rig.drive({ personId }));
  await rig.close();
  const lenient = await startMatrixRig(profile, { allowAnonymous: true });
  const boot = bootOf(await lenient.drive({ personId: lenient.join({ kind: 'anonymous' }) }));
  expect([boot.session.role, boot.session.person.name]).toEqual(['learner', null]);
  await lenient.close();
});

test.each(named('moodle-4.5', 'blackboard', 'brightspace', 'sakai', 'open-edx'))(
  '$name: submission review',
  async (profile) => {
    const rig = await startMatrixRig(profile);
    const url = rig.platform.reviewUrl(rig.link, learnerSam.id);
    const boot = bootOf(await rig.drive({ personId: teacherPriya.id, url }));
    expect([boot.session.page, boot.module, boot.attempt]).toEqual(['review', null, null]);
    const answer = await fetch(`${rig.url}/api/review`, { headers: { authorization: `Bearer ${boot.token}` } });
    const sub = profile.ids.person(learnerSam.id);
    expect(await answer.json()).toMatchObject({ person: { sub, name: null }, title: 'Notice', state: 'not-started' });
    // Nothing was begun by looking.
    expect(await rig.tool.db.selectFrom('attempt').selectAll().execute()).toEqual([]);
    // The platforms let managers alone review; a platform that does not still shows nothing.
    const review = { messageType: 'LtiSubmissionReviewRequest' } as const;
    const change = (claims: Record<string, unknown>) => ({
      ...claims,
      [claim.forUser]: { user_id: sub },
      [claim.roles]: ['http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'],
    });
    await refuses(rig, 'review-role', () => rig.forge({ ...review, change }));
    await rig.close();
  },
);

test.each(named('moodle-4.5'))('$name: an administrator teaches in every course', async (profile) => {
  const rig = await startMatrixRig(profile);
  expect(bootOf(await rig.drive({ personId: adminAlex.id })).session.role).toBe('instructor');
  await rig.close();
});
