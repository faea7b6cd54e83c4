import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Plants an import in a copy of the empty rooms, so that the tree itself is never touched.
const root = path.resolve(import.meta.dirname, '../..');
const bin = (name: string) => path.join(root, 'node_modules/.bin', name);
let rooms: string;

beforeAll(() => {
  rooms = mkdtempSync(path.join(tmpdir(), 'tend-borders-'));
  for (const file of ['.oxlintrc.json', 'tsconfig.base.json', 'package.json', 'shared/tsconfig.json']) {
    cpSync(path.join(root, file), path.join(rooms, file));
  }
});
afterAll(() => rmSync(rooms, { recursive: true, force: true }));

function lint(room: string, line: string) {
  const file = path.join(rooms, room, 'planted.ts');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${line}\n`);
  const result = spawnSync(bin('oxlint'), [room], { cwd: rooms, encoding: 'utf8' });
  rmSync(file);
  return result;
}

describe('a planted import fails the lint', () => {
  it.each([
    ['shared/schemas', "import { readFileSync } from 'node:fs'; export const x = readFileSync;"],
    ['shared/schemas', "import { html } from 'lit'; export const x = html;"],
    ['shared/schemas', "import * as z from 'zod'; export const x = z;"],
    ['shared/selection', "import { x } from '../components/x.ts'; export const y = x;"],
    ['shared/progress', "import { x } from '../../extension/x.ts'; export const y = x;"],
    ['shared/messages', "import { html } from 'lit'; export const x = html;"],
    ['shared/components', "import { x } from '../../lti-server/x.ts'; export const y = x;"],
    ['shared/components', "import { openDB } from 'idb'; export const x = openDB;"],
    ['extension/nudging', "import { x } from '../../lti-server/x.ts'; export const y = x;"],
    ['extension/pages', "import { x } from '../entrypoints/x.ts'; export const y = x;"],
    ['extension/packs', "import { x } from '../../authoring/check-content.ts'; export const y = x;"],
    ['authoring/packs', "import { readFileSync } from 'node:fs'; export const x = readFileSync;"],
    ['authoring/packs', "import { x } from '../rules/all-rules.ts'; export const y = x;"],
    ['extension/pages', "import * as z from 'zod'; export const x = z;"],
    ['extension/nudging', 'declare const browser: { storage: unknown }; export const x = browser.storage;'],
    ['lti-server/launch', "import { x } from '../../extension/x.ts'; export const y = x;"],
    ['lti-server/launch', "import pg from 'pg'; export const x = pg;"],
    ['lti-server/gradebook', "import lti from 'ltijs'; export const x = lti;"],
    ['lti-server/database', "import lti from 'ltijs'; export const x = lti;"],
    ['lti-server/platform', "import pg from 'pg'; export const x = pg;"],
    ['lti-server/pages', "import { x } from '#shared/components/x.ts'; export const y = x;"],
    ['lti-server/pages', "import { x } from '../main.ts'; export const y = x;"],
    ['lti-server/browser', "import { x } from '../launch/x.ts'; export const y = x;"],
    ['lti-server/browser', "import { x } from '../../tests/x.ts'; export const y = x;"],
  ])('in %s: %s', (room, line) => {
    const { status, stdout } = lint(room, line);
    expect(stdout).toContain('no-restricted');
    expect(status).not.toBe(0);
  });

  it.each([
    ['shared/schemas', "import * as z from 'zod/mini'; export const x = z;"],
    ['shared/components', "import { html } from 'lit'; export const x = html;"],
    ['extension/storage', 'declare const browser: { storage: unknown }; export const x = browser.storage;'],
    ['extension/packs', "import { x } from '../../authoring/packs/read-pack.ts'; export const y = x;"],
    ['lti-server/database', "import pg from 'pg'; export const x = pg;"],
    ['lti-server/platform', "import lti from 'ltijs'; export const x = lti;"],
    ['lti-server/browser', "import { x } from '#shared/components/x.ts'; export const y = x;"],
  ])('but not where it belongs, in %s: %s', (room, line) => {
    expect(lint(room, line)).toMatchObject({ status: 0 });
  });
});

describe('the core is typed without DOM, Node or clock', () => {
  it.each(['document.title', 'process.env', 'localStorage.length'])('%s', (expression) => {
    const file = path.join(rooms, 'shared/planted.ts');
    writeFileSync(file, `export const x = ${expression};\n`);
    const { status, stdout } = spawnSync(bin('tsc'), ['-p', 'shared'], { cwd: rooms, encoding: 'utf8' });
    rmSync(file);
    expect(stdout).toContain('TS2');
    expect(status).not.toBe(0);
  });
});
