// npm test: builds what the tests drive, runs every runner one after the other (two cores), and ends with one line
// that sums them. `--long` adds the long fuzz, fault and matrix runs.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { buildContent, buildOrExit, buildPages } from './build-parts.ts';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const isLong = process.argv.includes('--long');

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  success: z.boolean(),
});
const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
});

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// The extension is built by the tests that drive it, in folders of their own.
await buildOrExit(buildContent, buildPages);

const tallies = [
  await vitest('unit', 'vitest.config.ts'),
  await vitest('firefox', 'vitest.firefox.config.ts'),
  await playwright(),
];
const sum = tallies.reduce((a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
}));
const line = `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`;
writeFileSync(path.join(results, 'summary.txt'), `${line}\n`);
console.log(`\n${line}`);
process.exit(sum.failed === 0 ? 0 : 1);

async function vitest(name: string, config: string): Promise<Tally> {
  const report = path.join(results, `vitest-${name}.json`);
  const code = await runNode([
    'node_modules/vitest/vitest.mjs',
    ...['run', '--config', config, '--reporter', 'default', '--reporter', 'json', '--outputFile.json', report],
  ]);
  const parsed = readReport(report, vitestReport);
  if (!parsed) return { passed: 0, failed: 1, skipped: 0 };
  // An error outside any test fails the run without failing a test: it must count.
  const failed = Math.max(parsed.numFailedTests, code === 0 && parsed.success ? 0 : 1);
  return { passed: parsed.numPassedTests, failed, skipped: parsed.numPendingTests + parsed.numTodoTests };
}

async function playwright(): Promise<Tally> {
  const report = path.join(results, 'playwright.json');
  const code = await runNode(['node_modules/@playwright/test/cli.js', 'test', '--reporter', 'line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const stats = readReport(report, playwrightReport)?.stats;
  if (!stats) return { passed: 0, failed: 1, skipped: 0 };
  return {
    passed: stats.expected + stats.flaky,
    failed: Math.max(stats.unexpected, code === 0 ? 0 : 1),
    skipped: stats.skipped,
  };
}

function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

function runNode(args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const long = isLong ? { TEND_LONG_TESTS: '1' } : {};
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...long, ...env },
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
