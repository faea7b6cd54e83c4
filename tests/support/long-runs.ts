import fc from 'fast-check';

// Vitest's setup file. `npm test` tries the same cases for the same code, so that a red run is the change's own doing;
// `npm run test:long` looks elsewhere each time, at fifty times as many, and prints the seed of what it finds.
fc.configureGlobal(process.env['TEND_LONG_TESTS'] ? { numRuns: 5_000 } : { seed: 20261123 });
