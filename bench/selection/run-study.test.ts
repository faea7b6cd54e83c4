import { describe, expect, it } from 'vitest';
import { drawStudy } from './draw-study.ts';
import { exampleLibrary } from './example-library.ts';
import { judge, worseWorlds } from './judge.ts';
import { allPolicies } from './policies/all-policies.ts';
import { runStudy, type Study } from './run-study.ts';
import { studyTables } from './study-tables.ts';
import { worlds } from './worlds.ts';
import { insertTables } from './write-study.ts';

const size = { seeds: [7, 8], users: 6, workingDays: 45, daysOfYear: 45 };
const run = () => runStudy(exampleLibrary(), size, () => undefined);
const once = run();

describe('a small study', () => {
  it('comes out the same whichever thread ends first', async () => {
    expect(await run()).toEqual(await once);
  }, 60_000);

  it('shows every policy in every world, the null world and the wrong factors too', async () => {
    const tables = studyTables(await once);
    for (const { title } of allPolicies) expect(tables).toContain(title);
    for (const { id, title, dropOut } of worlds) expect(tables).toContain(dropOut ? `${id}: sent` : `${id} ${title}`);
  });

  it('finds nothing in the null world but what ignoring the moment costs', async () => {
    const { D = {} } = (await once).measures;
    const rates = Object.entries(D).filter(([id]) => id !== 'calendar');
    for (const [, seeds] of rates) {
      for (const [seed, { rate }] of seeds.entries()) expect(rate).toBeCloseTo(D['uniform']?.[seed]?.rate ?? 0, 12);
    }
    expect(D['calendar']?.[0]?.rate).toBeLessThan((D['uniform']?.[0]?.rate ?? 0) * 0.9);
  });

  it('says simulation on the plot and beside the tables, and leaves the rest of the page alone', async () => {
    const study = await once;
    const page = 'Before\n\n<!-- written by npm run bench -- selection -->\nold\n<!-- until here -->\n\nAfter\n';
    const written = insertTables(page, study);
    expect(written).toMatch(/^Before\n[^]*Simulation: 192 prompts, 6 made-up people[^]*\nAfter\n$/);
    expect(written).not.toContain('old');
    expect(insertTables(written, study)).toBe(written);
    expect(() => insertTables('No marks', study)).toThrow('needs');
    expect(drawStudy(study)).toContain('Simulation');
  });
});

describe('the verdict', () => {
  /** The study with one figure of ours changed in every seed of a world. */
  async function changed(world: string, change: (seed: number) => object): Promise<Study> {
    const study = structuredClone(await once);
    const seeds = study.measures[world]?.['ours'] ?? [];
    study.measures[world] = { ...study.measures[world], ours: seeds.map((one, seed) => ({ ...one, ...change(seed) })) };
    return study;
  }
  const row = (study: Study, name: string) => judge(study).find((one) => one.name === `selection/${name}`)?.value;

  it('calls a world worse where ours loses in every seed, by taps also where it is silent for long', async () => {
    expect(worseWorlds(await changed('D', (seed) => ({ rate: 0.1 + seed * 1e-9 })))).toContain('D');
    expect(worseWorlds(await changed('D', (seed) => ({ useful: 0.1 + seed * 1e-9 })))).toContain('D');
    expect(worseWorlds(await changed('G', (seed) => ({ useful: 0.1 + seed * 1e-9 })))).toContain('G');
  });

  it('says what is missing of points, coverage and rest', async () => {
    expect(row(await changed('B', () => ({ rate: 0 })), 'points-in-b-missing')).toBeGreaterThan(3);
    expect(row(await changed('C', () => ({ lowestShareOfAnybody: 0.1 })), 'coverage-missing')).toBeCloseTo(0.025);
    expect(row(await changed('H', () => ({ repeats: 0.2 })), 'repeats-within-28-days')).toBe(0.2);
    const study = structuredClone(await once);
    study.year['ours'] = { shortest: [111, 112, 200, Infinity], sent: [1] };
    expect(row(study, 'users-with-gap-under-16-weeks')).toBe(0.25);
  });
});
