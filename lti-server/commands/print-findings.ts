import { spellFinding, type Finding } from '../platform/finding.ts';
import { CommandRefused } from './command-refused.ts';
import { printJson, printTable } from './print.ts';

/** Prints what was looked at, and below it what to change. @throws CommandRefused when something fails. */
export function printFindings(looked: readonly Finding[], json: boolean): void {
  const findings = looked.map((finding) => spellFinding(finding, 'en'));
  if (json) printJson(findings);
  else {
    printTable(
      findings.map(({ state, what, found }) => ({ state, what, found })),
      'Nothing to look at.',
    );
    const changes = findings.filter(({ change }) => change !== null);
    if (changes.length > 0) console.log('\nTo change:');
    for (const { what, change } of changes) console.log(`- ${what}: ${change}`);
  }
  const failed = findings.filter(({ state }) => state === 'fail').length;
  if (failed > 0) throw new CommandRefused(`${failed} of ${findings.length} checks failed.`);
}
