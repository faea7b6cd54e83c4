import fc from 'fast-check';

// Vitest's setup file: npm run test:long tries each property on fifty times as many cases.
if (process.env['TEND_LONG_TESTS']) fc.configureGlobal({ numRuns: 5_000 });
