import { describe, expect, it } from 'vitest';
import type { Scenario } from '../schemas/step.ts';
import { walkScenario } from './walk-scenario.ts';

const scenario: Scenario = {
  start: 'a',
  scenes: { a: { left: 'b', right: 'end-1' }, b: { on: 'end-2', back: 'end-1' } },
  endings: ['end-1', 'end-2'],
};

describe('a walk through a scenario', () => {
  it('begins at its start', () => {
    expect(walkScenario(scenario, [])).toEqual({ turns: [], at: { kind: 'scene', scene: 'a' } });
  });

  it('follows the options to an ending', () => {
    expect(walkScenario(scenario, ['left', 'on'])).toEqual({
      turns: [
        { scene: 'a', option: 'left' },
        { scene: 'b', option: 'on' },
      ],
      at: { kind: 'ending', ending: 'end-2' },
    });
  });

  it('follows a path that no longer fits as far as it does', () => {
    expect(walkScenario(scenario, ['left', 'gone', 'on']).at).toEqual({ kind: 'scene', scene: 'b' });
    expect(walkScenario(scenario, ['right', 'on']).turns).toHaveLength(1);
    expect(walkScenario(scenario, ['constructor']).at).toEqual({ kind: 'scene', scene: 'a' });
  });
});
