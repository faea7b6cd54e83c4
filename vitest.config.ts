import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['tests/support/long-runs.ts'],
    globalSetup: ['tests/support/postgres-server.ts'],
    include: ['{shared,authoring,bench,extension,lti-server,tests}/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'tests/journeys/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
