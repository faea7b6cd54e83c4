import { describe, expect, it } from 'vitest';
import type { Path } from '#shared/schemas/path.ts';
import type { ModuleSummary } from '../pages/launch-boot.ts';
import { groupByPath } from './group-by-path.ts';

const module = (id: string) => ({ id }) as ModuleSummary;
const path = (id: string, ...modules: string[]) => ({ id, modules }) as Path;
const shape = (modules: string[], ...paths: Path[]) =>
  groupByPath(modules.map(module), paths).map((group) => [group.path?.id ?? null, group.modules.map(({ id }) => id)]);

describe('modules under their paths', () => {
  it('stand in the order of the path, whatever the order of the list', () => {
    expect(shape(['a', 'b', 'c'], path('start', 'c', 'a'), path('team', 'b'))).toEqual([
      ['start', ['c', 'a']],
      ['team', ['b']],
    ]);
  });

  it('come last without a path, as those of a pack do', () => {
    expect(shape(['own', 'a'], path('start', 'a', 'b'))).toEqual([
      ['start', ['a']],
      [null, ['own']],
    ]);
  });

  it('leave no heading without modules, as when a filter hides them', () => {
    expect(shape(['a'], path('start', 'a'), path('team', 'b'))).toEqual([['start', ['a']]]);
    expect(shape([], path('start', 'a'))).toEqual([]);
  });
});
