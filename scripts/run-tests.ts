// npm test: builds what the tests drive, runs every runner one after the other (two cores), and ends with one line
// that sums them. `--long` adds the long fuzz, fault and matrix runs.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildContent, buildOrExit, buildPages } from './build-parts.ts';
import { readPlaywrightReport, readVitestReport, type Tally } from './test-reports.ts';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const isLong = process.argv.includes('--long');

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
  failures: [...a.failures, ...b.failures],
}));
// Last, where the end of a long log shows it.
for (const failure of sum.failures) console.log(`\nFailed: ${failure}`);
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
  return readVitestReport(report, name, code);
}

async function playwright(): Promise<Tally> {
  const report = path.join(results, 'playwright.json');
  const code = await runNode(['node_modules/@playwright/test/cli.js', 'test', '--reporter', 'line,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  return readPlaywrightReport(report, code);
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
