import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { moduleSchema } from '#shared/schemas/module.ts';
import { nudgeSchema } from '#shared/schemas/nudge.ts';
import { sourceSchema } from '#shared/schemas/source.ts';
import { compileContent } from './compile-content.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'tend-compile-'));
  cpSync(join(import.meta.dirname, '../shared/content'), join(root, 'shared/content'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const compile = () => compileContent(root, join(root, 'out'));
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, 'out', name), 'utf8'));

describe('compiling the content', () => {
  it('writes what the server and the extension can parse, in the order of ids', () => {
    expect(compile().problems).toEqual([]);
    const nudges = z.array(nudgeSchema).parse(read('nudges.json'));
    expect(nudges.map(({ id }) => id)).toEqual(nudges.map(({ id }) => id).toSorted());
    const modules = z.array(moduleSchema).parse(read('modules.json'));
    expect(modules.map(({ id }) => id)).toEqual(modules.map(({ id }) => id).toSorted());
    expect(modules.map(({ id }) => id)).toContain('notice');
    expect(z.array(sourceSchema).parse(read('sources.json')).length).toBeGreaterThan(20);
  });

  it('leaves files alone that would not change', () => {
    expect(compile().written).toHaveLength(4);
    const before = statSync(join(root, 'out/nudges.json')).mtimeMs;
    expect(compile().written).toEqual([]);
    expect(statSync(join(root, 'out/nudges.json')).mtimeMs).toBe(before);
  });

  it('writes nothing when there is a problem, so that the last good content stays', () => {
    compile();
    const good = read('nudges.json');
    writeFileSync(join(root, 'shared/content/nudges/helping-vision-email.yaml'), '- id: [');
    const { problems, written } = compile();
    expect(written).toEqual([]);
    expect(problems).toContainEqual(
      expect.objectContaining({ file: join('shared', 'content', 'nudges', 'helping-vision-email.yaml'), rule: 'yaml' }),
    );
    expect(read('nudges.json')).toEqual(good);
  });
});
