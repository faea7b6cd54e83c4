import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['tests/support/long-runs.ts'],
    globalSetup: ['tests/support/postgres-server.ts'],
    include: ['{shared,authoring,bench,extension,lti-server,scripts,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/journeys/**'],
    // Most of their time they wait for databases and processes of their own.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
