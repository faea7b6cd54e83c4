import { defineConfig } from 'vitest/config';

/** The journeys in Firefox: puppeteer over WebDriver BiDi, one browser at a time. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/journeys/**/*.firefox.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
