import { expect, it } from 'vitest';
import { managedSchema } from './managed-schema.ts';

it('tells an administrator what a list is once, and what each of its parts is', () => {
  const { packs, defaults } = managedSchema().properties ?? {};
  expect(packs).toMatchObject({ type: 'array', description: expect.stringContaining('five at most') });
  expect(packs?.items).toMatchObject({ type: 'object', properties: { url: { description: 'An https address.' } } });
  expect(packs?.items).not.toHaveProperty('description');
  expect(defaults?.properties?.['keepDays']).toMatchObject({ type: 'integer' });
});
