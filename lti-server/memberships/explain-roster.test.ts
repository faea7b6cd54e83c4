import { expect, it } from 'vitest';
import { explainRoster } from './explain-roster.ts';

it('names the platform and says what to do, in the language of the reader', () => {
  const problem = { fault: 'refused', platformFamily: 'canvas', status: 403 } as const;
  expect(explainRoster(problem, 'en')).toMatch(/^Canvas refused .*\(status 403\)\. Ask the administrator/);
  expect(explainRoster(problem, 'cy')).toMatch(/^Gwrthododd Canvas .*\(statws 403\)/);
});

it('has a name for a platform that it does not know', () => {
  const problem = { fault: 'no-service', platformFamily: null, status: null } as const;
  expect(explainRoster(problem, 'en')).toContain('The learning platform does not share');
});
