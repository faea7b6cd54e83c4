import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { engines } from '../support/databases.ts';
import { formHeaders, loginFields, startFuzzRig, type FuzzRig } from './fuzz-rig.ts';
import { fuzzRuns } from './fuzz-runs.ts';
import { formText, hostileText } from './hostile.ts';

const names = [...Object.keys(loginFields), 'deployment_id', 'lti_storage_target', '__proto__', 'iss[]', 'constructor'];
const { numRuns, timeout } = fuzzRuns(750);

/** The fields of a good login, some left out, some changed, some said twice. */
const fields = fc
  .record({
    dropped: fc.subarray(Object.keys(loginFields), { maxLength: 2 }),
    added: fc.array(fc.tuple(fc.oneof(fc.constantFrom(...names), hostileText), hostileText), { maxLength: 3 }),
    isReplaced: fc.boolean(),
  })
  .map(({ dropped, added, isReplaced }) => {
    const replaced = isReplaced ? new Set(added.map(([name]) => name)) : new Set<string>();
    const kept = Object.entries(loginFields).filter(([name]) => !dropped.includes(name) && !replaced.has(name));
    return [...kept, ...added];
  });

describe.each(engines)('any login, on %s', (engine) => {
  let rig: FuzzRig;
  beforeAll(async () => {
    rig = await startFuzzRig(engine);
  });
  afterAll(() => rig.close());

  test('a good one is led to the platform', async () => {
    expect((await rig.login()).state).not.toBe('');
  });

  test.each(['GET', 'POST'] as const)('by %s is led to its platform, or refused', { timeout }, async (method) => {
    await fc.assert(
      fc.asyncProperty(fields, async (entries) => {
        const text = formText(entries);
        const answer = await rig.send(
          method === 'GET'
            ? { url: `/lti/login?${text}` }
            : { url: '/lti/login', method, headers: formHeaders, payload: text },
        );
        expect([200, 302, 400, 403, 413, 414]).toContain(answer.statusCode);
        const isLed = answer.statusCode < 400;
        expect(answer.cookies.length).toBe(isLed ? 1 : 0);
        if (answer.statusCode === 302) expect(answer.headers.location).toMatch(/^https:\/\/lms\.example\/auth\?/);
      }),
      { numRuns },
    );
  });
});
