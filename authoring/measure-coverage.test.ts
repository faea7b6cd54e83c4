import { expect, it } from 'vitest';
import { exampleContent, exampleModule, exampleNudge, withoutWelsh } from './example-content.ts';
import { measureCoverage } from './measure-coverage.ts';

it('counts nudges by cell, stage and tag, and texts by language and review', () => {
  const reviewed = exampleNudge({ contexts: ['email', 'anytime'], challengeStage: 'cause' });
  reviewed.locales.cy!.status = 'reviewed';
  const content = exampleContent({
    nudges: [reviewed, withoutWelsh(exampleNudge({ frameworks: ['KF1', 'HEIW7:2', 'OLW:hands'] }))],
    modules: [exampleModule()],
  });
  const { matrix, stages, frameworks, texts } = measureCoverage(content);
  expect(matrix).toHaveLength(16);
  expect(matrix.find(({ behaviour, element }) => behaviour === 'helping' && element === 'vision')).toMatchObject({
    contexts: { calendar: 0, email: 2, 'one-to-one': 0, meeting: 0, review: 0, anytime: 1 },
  });
  expect(stages).toEqual({ spot: 0, cause: 1, try: 0, spread: 0 });
  expect(frameworks).toEqual({ 'HEIW7:1': 1, 'HEIW7:2': 1, KF1: 2, 'OLW:hands': 2 });
  expect(texts).toEqual({ en: { total: 3, drafts: 3 }, cy: { total: 2, drafts: 1 } });
});

it('shows every gap where there is nothing', () => {
  const { matrix, stages, texts } = measureCoverage(exampleContent({}));
  expect(matrix.flatMap(({ contexts }) => Object.values(contexts))).toEqual(Array(96).fill(0));
  expect(stages).toEqual({ spot: 0, cause: 0, try: 0, spread: 0 });
  expect(texts.cy).toEqual({ total: 0, drafts: 0 });
});
