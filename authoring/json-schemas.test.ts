import { Ajv } from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { exampleModule, exampleNudge } from './example-content.ts';
import { jsonSchemas } from './json-schemas.ts';
import { examplePack } from './packs/example-pack.ts';

const root = join(import.meta.dirname, '..');
const read = (...path: string[]): unknown => parse(readFileSync(join(root, ...path), 'utf8'));
const ajv = new Ajv({ strict: true, allowUnionTypes: true });
const schemas = new Map([...jsonSchemas()].map(([name, text]) => [name, ajv.compile(JSON.parse(text) as object)]));
const faultsIn = (name: string, value: unknown) => {
  const validate = schemas.get(`${name}.schema.json`)!;
  return validate(value) ? [] : validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`);
};

describe('the JSON Schemas for editors', () => {
  it('are written down as they are (else: node authoring/write-json-schemas.ts)', () => {
    const folder = join(import.meta.dirname, 'schemas');
    const written = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
    expect(Object.fromEntries(written)).toEqual(Object.fromEntries(jsonSchemas()));
  });

  it.each(['nudges', 'modules'])('take every file in shared/content/%s', (folder) => {
    for (const file of readdirSync(join(root, 'shared/content', folder))) {
      expect(faultsIn(folder.replace('modules', 'module'), read('shared/content', folder, file)), file).toEqual([]);
    }
  });

  it.each(['paths', 'sources'])('take %s.yaml', (name) => {
    expect(faultsIn(name, read('shared/content', `${name}.yaml`))).toEqual([]);
  });

  it('take a pack, also one with what may be left out left out', () => {
    expect(faultsIn('pack', parse(stringify(examplePack())))).toEqual([]);
    expect(faultsIn('pack', { format: 1, id: 'ours', version: 1, name: 'Ours' })).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['nudges', [{ ...exampleNudge(), colour: 'red' }], '/0 must NOT have additional properties'],
    [
      'nudges',
      [{ ...exampleNudge(), behaviour: 'nagging' }],
      '/0/behaviour must be equal to one of the allowed values',
    ],
    ['nudges', [{ ...exampleNudge(), challengeStage: 'win' }], '/0/challengeStage must be equal to one of the'],
    ['nudges', exampleNudge(), ' must be array'],
    ['module', { ...exampleModule(), minutes: 'ten' }, '/minutes must be integer'],
    ['pack', { ...examplePack(), format: 2 }, '/format must be equal to constant'],
    ['pack', { format: 1 }, " must have required property 'id'"],
  ])('point to a fault in %s', (name, value, fault) => {
    expect(faultsIn(name, value)).toContainEqual(expect.stringContaining(fault));
  });

  it('say beside each key of a prompt what belongs there', () => {
    const { items } = JSON.parse(jsonSchemas().get('nudges.schema.json') ?? '') as {
      items: { properties: Record<string, { description?: string }> };
    };
    const silent = Object.entries(items.properties).filter(([, { description }]) => description === undefined);
    expect(silent).toEqual([]);
  });
});
