// npm run bench [-- NAME …]: measures speed and size against their bounds, side by side in one run where something is
// compared, and writes bench/results/latest.json. Exit code 0 when every bound holds, 1 when one does not or a bench
// failed, 2 for a bench that does not exist.
import { formatTable } from './format-table.ts';
import type { Bench } from './measurement.ts';
import { resultsFile, toRow, writeRows, type Row } from './results-file.ts';

// Loaded one by one: what one bench imports is not on the heap of another.
const benches: Record<string, () => Promise<Bench>> = {
  'decide-nudge': async () => (await import('./decide-nudge.ts')).benchDecideNudge,
  'calendar-feed': async () => (await import('./calendar-feed.ts')).benchCalendarFeed,
  selection: async () => (await import('./selection.ts')).benchSelection,
  'page-scripts': async () => (await import('./page-scripts.ts')).benchPageScripts,
  launch: async () => (await import('./launch.ts')).benchLaunch,
  drain: async () => (await import('./drain.ts')).benchDrain,
  registrations: async () => (await import('./registrations.ts')).benchRegistrations,
  boot: async () => (await import('./boot.ts')).benchBoot,
  popup: async () => (await import('./popup.ts')).benchPopup,
  wake: async () => (await import('./wake.ts')).benchWake,
  start: async () => (await import('./start.ts')).benchStart,
};
const minutesAtMost = 10;

const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}

// Ends through the exit handlers of what is running.
process.once('SIGINT', () => process.exit(130));

const measured: Row[] = [];
let hasFailed = false;
for (const [name, load] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const rows = await runOne(name, load);
  writeRows(name, rows);
  measured.push(...rows);
}
console.log(`\n${formatTable(measured)}\n\nWritten to ${resultsFile}`);
process.exit(hasFailed || measured.some((row) => !row.holds) ? 1 : 0);

/** Runs one bench to its rows; none when it failed, so that no old figure stands in for it. */
async function runOne(name: string, load: () => Promise<Bench>): Promise<Row[]> {
  const startedAt = performance.now();
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(0)} s`;
  const tooLong = setTimeout(() => {
    console.error(`${name} did not end within ${minutesAtMost} minutes.`);
    process.exit(1);
  }, minutesAtMost * 60_000);
  try {
    console.log(`${name} …`);
    const bench = await load();
    return (await bench((text) => console.log(`  ${text} (${seconds()})`))).map(toRow);
  } catch (error) {
    hasFailed = true;
    console.error(`${name} failed:`, error);
    return [];
  } finally {
    clearTimeout(tooLong);
  }
}
