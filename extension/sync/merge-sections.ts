import { type Section, type Sections, syncedNames } from './sections.ts';

/**
 * For each section the one that was chosen last wins, wherever; of two from the same instant the one whose text comes
 * later, so that every browser decides alike. `take` is what is newer there, `send` what is newer here.
 */
export function mergeSections(here: Sections, there: Sections): { take: Sections; send: Sections } {
  const take: Sections = {};
  const send: Sections = {};
  for (const name of syncedNames) {
    const [mine, theirs] = [here[name], there[name]];
    if (theirs && (!mine || isLater(theirs, mine))) take[name] = theirs;
    else if (mine && (!theirs || isLater(mine, theirs))) send[name] = mine;
  }
  return { take, send };
}

function isLater(one: Section, other: Section): boolean {
  return one.at === other.at ? JSON.stringify(one.value) > JSON.stringify(other.value) : one.at > other.at;
}
