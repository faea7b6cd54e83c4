import { stringify } from 'yaml';
import type { Pack } from '#shared/schemas/pack.ts';
import { exampleModule, exampleNudge, withoutWelsh } from '../example-content.ts';

const source = {
  id: 'ward-survey-2026',
  authors: 'Example Health Board',
  year: 2026,
  title: 'What our wards say',
  published: 'Example Health Board',
  supports: 'What one board heard from its own staff. It stops at that board.',
};

/** A pack that keeps every rule: one prompt, one module, one source, under ids of its own. */
export function examplePack(changes: Partial<Pack> = {}): Pack {
  return {
    format: 1,
    id: 'example-board',
    version: 1,
    name: 'Prompts of Example Board',
    publisher: 'Example Health Board',
    nudges: [withoutWelsh(exampleNudge({ id: 'example-board-email', evidence: ['ward-survey-2026'] }))],
    modules: [{ ...withoutWelsh(exampleModule()), id: 'example-board-module' }],
    sources: [source],
    ...changes,
  };
}

/** The text of a pack as somebody would write it: whatever is the same twice is written twice. */
export function packText(pack: unknown): string {
  return stringify(pack, { aliasDuplicateObjects: false });
}
