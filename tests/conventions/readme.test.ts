import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { environmentSchema } from '../../lti-server/configuration/environment.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const readme = read('README.md');
const guides = [readme, read('docs/operating.md')];

it('names no command that package.json lacks', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = guides.flatMap((guide) => [...guide.matchAll(/npm (?:run )?(start|test|(?<=run )[a-z:]+)/g)]);
  expect(named.length).toBeGreaterThan(8);
  for (const [, script = ''] of named) expect(scripts, script).toHaveProperty([script]);
});

it('shows every room, and none that is gone', () => {
  const rooms = [...readme.matchAll(/^\| `([a-z/-]+)`/gm)].map(([, room = '']) => room);
  for (const room of rooms) expect(existsSync(path.join(root, room)), room).toBe(true);
  const folders = execFileSync('git', ['ls-tree', '-d', '--name-only', 'HEAD'], { cwd: root, encoding: 'utf8' });
  const top = folders.split('\n').filter((folder) => /^[a-z]/.test(folder));
  expect(new Set(rooms.map((room) => room.split('/')[0]))).toEqual(new Set(top));
});

it('links to files that are there', () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(2);
  for (const link of links.filter((target) => !target.startsWith('http'))) {
    expect(existsSync(path.join(root, link)), link).toBe(true);
  }
});

it('explains every environment variable of the server, and no other', () => {
  const table = read('docs/operating.md').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+)/gm);
  const explained = [...table].flatMap(([, names = '']) => names.replaceAll('`', '').split(', '));
  expect(explained.toSorted()).toEqual(Object.keys(environmentSchema.shape).toSorted());
});
