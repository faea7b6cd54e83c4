import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';

/** What one runner did. `failures` names each failed test, with the beginning of why. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  failures: string[];
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  success: z.boolean(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
});

const playwrightSpec = z.object({
  file: z.string(),
  title: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({ results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })) }),
  ),
});

interface PlaywrightSuite {
  specs: z.infer<typeof playwrightSpec>[];
  suites?: PlaywrightSuite[] | undefined;
}

const playwrightSuite: z.ZodType<PlaywrightSuite> = z.object({
  specs: z.array(playwrightSpec),
  suites: z.lazy(() => z.array(playwrightSuite)).optional(),
});

const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  suites: z.array(playwrightSuite),
});

const reasonLines = 12;

/**
 * A run of Vitest from its JSON report. An error outside any test fails the run without failing a test, and a run that
 * left no report did not come to its end: both count as one failure.
 */
export function readVitestReport(file: string, name: string, exitCode: number): Tally {
  const report = readReport(file, vitestReport);
  if (!report) return noReport(name);
  const failures = report.testResults.flatMap(({ name: absolute, status, message, assertionResults }) => {
    const testFile = path.relative(process.cwd(), absolute);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [describe(testFile, message)];
    return failed.map((test) => describe(`${testFile} › ${test.fullName}`, test.failureMessages?.[0]));
  });
  return {
    passed: report.numPassedTests,
    failed: Math.max(report.numFailedTests, exitCode === 0 && report.success ? 0 : 1),
    skipped: report.numPendingTests + report.numTodoTests,
    failures,
  };
}

/** A run of Playwright from its JSON report, by the same rules. */
export function readPlaywrightReport(file: string, exitCode: number): Tally {
  const report = readReport(file, playwrightReport);
  if (!report) return noReport('playwright');
  const { expected, flaky, unexpected, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: Math.max(unexpected, exitCode === 0 ? 0 : 1),
    skipped,
    failures: report.suites.flatMap(failuresOf),
  };
}

function failuresOf({ specs, suites = [] }: PlaywrightSuite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) =>
      describe(
        `${file} › ${title}`,
        tests.flatMap(({ results }) => results).find(({ error }) => error)?.error?.message,
      ),
    );
  return [...own, ...suites.flatMap(failuresOf)];
}

function describe(name: string, message = ''): string {
  return [name, ...message.split('\n', reasonLines)].join('\n    ');
}

function noReport(name: string): Tally {
  return { passed: 0, failed: 1, skipped: 0, failures: [`${name} ended without a report`] };
}

function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}
