import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleModule } from '../../tests/support/sample-module.ts';
import { handOverSchema } from '../schemas/hand-over.ts';
import { barePhrase } from './bare-phrase.ts';
import { buildHandOver } from './build-hand-over.ts';

const followUps = [2, 7, 21].map((day) => ({ id: `day-${day}`, day }));
const parts = {
  module: { ...sampleModule, followUps },
  locale: 'en' as const,
  plan: { cue: ' a ward\nround ends, ', response: 'ask Ana.' },
  challenge: '',
  doneOn: '2026-11-23',
  today: '2026-11-23',
  wayBack: null,
};

describe('what a learner takes to work', () => {
  it('is the plan as it stands in its sentence, its module, and the days of the follow-ups', () => {
    expect(buildHandOver(parts)).toEqual({
      format: 'tend-hand-over',
      version: 1,
      plan: { cue: 'a ward round ends', response: 'ask Ana' },
      module: { id: 'sample', title: 'Two minutes in the corridor', behaviours: ['attending', 'empathising'] },
      followUpsOn: ['2026-11-25', '2026-11-30', '2026-12-14'],
    });
  });

  it('leaves out follow-ups that have come', () => {
    expect(buildHandOver({ ...parts, today: '2026-11-30' }).followUpsOn).toEqual(['2026-12-14']);
    expect(buildHandOver({ ...parts, module: sampleModule }).followUpsOn).toEqual([]);
  });

  it('has a challenge only from a module that starts one, and only when one was named', () => {
    const starting = { ...parts.module, startsChallenge: 'spot' as const };
    expect(buildHandOver({ ...parts, challenge: 'Late handovers' })).not.toHaveProperty('challenge');
    expect(buildHandOver({ ...parts, module: starting, challenge: '  ' })).not.toHaveProperty('challenge');
    expect(buildHandOver({ ...parts, module: starting, challenge: ' Late\nhandovers' }).challenge).toEqual({
      text: 'Late handovers',
      stage: 'spot',
    });
  });

  it('is a hand-over whatever was written, as long as there is a plan', () => {
    const words = fc.string({ unit: 'binary', maxLength: 400 });
    const starting = { ...parts.module, startsChallenge: 'spot' as const };
    fc.assert(
      fc.property(words, words, words, (cue, response, challenge) => {
        fc.pre([cue, response].every((half) => /[\p{L}\p{N}]/u.test(barePhrase(half).slice(0, 200))));
        const built = buildHandOver({ ...parts, module: starting, plan: { cue, response }, challenge });
        expect(handOverSchema.parse(built)).toEqual(built);
      }),
    );
  });
});
