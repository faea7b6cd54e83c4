import type { SelectedContent } from './check-deep-linking-response.ts';
import { randomText } from './random-text.ts';
import type { Session } from './sessions.ts';

const selectionsOf = new WeakMap<Session, Map<string, SelectedContent>>();

/** Keeps one selected item until its teacher saves the form that it filled; returns the name to find it by. */
export function keepSelection(session: Session, item: SelectedContent): string {
  const selections = selectionsOf.get(session) ?? new Map<string, SelectedContent>();
  selectionsOf.set(session, selections);
  const name = randomText(12);
  selections.set(name, item);
  return name;
}

export function findSelection(session: Session, name: string): SelectedContent | undefined {
  return selectionsOf.get(session)?.get(name);
}
