/**
 * What goes into the sources archive for a reviewer: all that the extension is built from, and nothing else. No tests,
 * no tool for the course, nothing that is generated.
 */
export const sourceFiles = {
  include: [
    'SOURCE_CODE_REVIEW.md',
    'LICENSE',
    'package.json',
    'package-lock.json',
    'tsconfig.base.json',
    'wxt.config.ts',
    'extension/**',
    'shared/**',
    'authoring/**',
    'scripts/{build,build-parts,is-fresh}.ts',
    'scripts/install.mjs',
  ],
  exclude: ['**/*.test.ts', '**/*.tsbuildinfo'],
};
