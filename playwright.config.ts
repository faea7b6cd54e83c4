import { defineConfig } from '@playwright/test';

/** Journeys that answer the browser's own dialogs by keys: these go to the window in front, in their own time. */
const alone = [
  '**/extension-commands.spec.ts',
  '**/extension-first-week.spec.ts',
  '**/extension-notifications.spec.ts',
  '**/extension-own-place.spec.ts',
  '**/extension-withdrawn.spec.ts',
  '**/take-to-work-extension.spec.ts',
  '**/take-to-work-hostile.spec.ts',
];

/**
 * The journeys in Chromium. Two workers: each journey starts servers and a browser of its own, and the machine is
 * small, but most of their time they wait. Chromium is the system's; it runs without a sandbox only where it is started by root (a container).
 */
export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/journeys',
  workers: 2,
  projects: [
    { name: 'side by side', testIgnore: alone },
    { name: 'alone', testMatch: alone, workers: 1, dependencies: ['side by side'] },
  ],
  fullyParallel: false,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
    trace: 'retain-on-failure',
  },
});
