import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readPlaywrightReport, readVitestReport } from './test-reports.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'tend-reports-'));
const file = path.join(folder, 'report.json');
afterEach(() => rmSync(file, { force: true }));

const vitest = (over: object) => ({
  ...{ numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, success: true, testResults: [] },
  ...over,
});
const keep = (report: object) => writeFileSync(file, JSON.stringify(report));

test('a run without a failure counts what it did', () => {
  keep(vitest({}));
  expect(readVitestReport(file, 'unit', 0)).toEqual({ passed: 3, failed: 0, skipped: 2, failures: [] });
});

test('each failed test is named, with the beginning of why', () => {
  const long = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
  const assertionResults = [
    { fullName: 'adds', status: 'passed', failureMessages: [] },
    { fullName: 'takes away', status: 'failed', failureMessages: [long] },
  ];
  const testResults = [{ name: 'sums.test.ts', status: 'failed', message: '', assertionResults }];
  keep(vitest({ numFailedTests: 1, success: false, testResults }));
  const { failed, failures } = readVitestReport(file, 'unit', 1);
  expect(failed).toBe(1);
  expect(failures).toEqual([expect.stringMatching(/^sums\.test\.ts › takes away\n {4}line 0\n/)]);
  expect(failures[0]?.split('\n')).toHaveLength(13);
});

test('a file that could not be loaded counts and is named, though no test failed', () => {
  const testResults = [{ name: 'broken.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }];
  keep(vitest({ success: false, testResults }));
  const { failed, failures } = readVitestReport(file, 'unit', 1);
  expect(failed).toBe(1);
  expect(failures).toEqual(['broken.test.ts\n    no such module']);
});

test('a run that ended badly counts as a failure, whatever its report says', () => {
  keep(vitest({}));
  expect(readVitestReport(file, 'unit', 137).failed).toBe(1);
  rmSync(file);
  expect(readVitestReport(file, 'unit', 137)).toMatchObject({ failed: 1, failures: ['unit ended without a report'] });
  expect(readPlaywrightReport(file, 0)).toMatchObject({ failed: 1, failures: ['playwright ended without a report'] });
});

test('journeys are found in whatever groups they stand', () => {
  const spec = (title: string, ok: boolean, results: object[]) => ({
    file: 'a.spec.ts',
    title,
    ok,
    tests: [{ results }],
  });
  const why = { error: { message: 'expected 1' } };
  keep({
    stats: { expected: 1, unexpected: 2, flaky: 1, skipped: 0 },
    suites: [
      {
        specs: [spec('works', true, [{}]), spec('on its own', false, [{}, why])],
        suites: [{ specs: [spec('in a group', false, [why])] }],
      },
    ],
  });
  expect(readPlaywrightReport(file, 1)).toEqual({
    ...{ passed: 2, failed: 2, skipped: 0 },
    failures: ['a.spec.ts › on its own\n    expected 1', 'a.spec.ts › in a group\n    expected 1'],
  });
});
