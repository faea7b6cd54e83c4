import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServer } from '../../lti-server/server.ts';
import { openTestTool } from '../support/test-tool.ts';

const assets = '/assets/*';
const guides = ['docs/threat-model.md', 'docs/asvs.md'];
const model = readFileSync('docs/threat-model.md', 'utf8');
const listed = new Set([...model.matchAll(/^\| `(\/[^`]*)`/gm)].map(([, route = '']) => route));

/** The paths in Fastify's drawing of its routes, where what follows a path stands deeper than it. */
function pathsOf(drawing: string): string[] {
  const above: string[] = [];
  return drawing.split('\n').flatMap((line) => {
    const [, indent = '', part = ''] = /^([│ ]*)[├└]── (\S+) \(/.exec(line) ?? [];
    if (part === '') return [];
    const depth = indent.length / 4;
    above.length = depth;
    above.push(part);
    const path = above.join('');
    return [path === '*' ? assets : path];
  });
}

describe('the threat model', () => {
  let routes: string[];
  let close: () => Promise<void>;
  beforeAll(async () => {
    const tool = await openTestTool('sqlite');
    const server = await buildServer(tool);
    close = async () => {
      await server.close();
      await tool.close();
    };
    await server.ready();
    routes = pathsOf(server.printRoutes({ commonPrefix: false }));
  });
  afterAll(() => close());

  it('has a row for every route of the server', () => {
    expect(routes).toContain('/lti/launch/proof');
    expect(routes.filter((route) => !listed.has(route))).toEqual([]);
  });

  it('has no row for a route that is gone', () => {
    // Without built pages there are no files to serve.
    expect([...listed].filter((route) => route !== assets && !routes.includes(route))).toEqual([]);
  });
});

it.each(guides)('%s names tests, and only those that are there', (guide) => {
  const text = readFileSync(guide, 'utf8');
  const named = [...text.matchAll(/`([\w./-]+\.(?:test|spec)\.ts)`/g)].map(([, file = '']) => file);
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((file) => !existsSync(file))).toEqual([]);
});

it('leaves no threat without a test', () => {
  const rows = model.split('\n').filter((line) => /^\| .*\| [STRIDE] +\|/.test(line) || /^\| [STRIDE] +\|/.test(line));
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter((row) => !/\.(?:test|spec)\.ts`/.test(row))).toEqual([]);
});
