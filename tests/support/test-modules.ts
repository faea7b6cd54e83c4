import type { Module } from '#shared/schemas/module.ts';

function testModule(id: string, title: string): Module {
  return {
    id,
    version: 1,
    minutes: 10,
    behaviours: ['attending'],
    elements: ['vision'],
    evidence: ['west-2017'],
    licence: 'CC-BY-4.0',
    steps: ['read', 'reflect'],
    locales: {
      en: {
        title,
        summary: 'A module for tests.',
        read: { heading: 'Read', paragraphs: ['One idea.'] },
        reflect: { question: 'When did you last see it?', hint: 'Nobody else reads this.' },
        status: 'reviewed',
      },
    },
  };
}

/** Two small modules under the ids of the first two real ones. */
export const testModules: readonly Module[] = [testModule('not-soft', 'Not soft'), testModule('notice', 'Notice')];
