import type { Grade, LineItem } from '../gradebook.ts';

/** "1 of 1", or that there is nothing yet. */
export function gradeWords(item: LineItem, grade: Grade | undefined): string {
  if (!grade || grade.points === null) return 'No grade yet';
  const points = Math.round(grade.points * 100) / 100;
  return `${points} of ${item.scoreMaximum}`;
}

export function timeWords(seconds: number): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' }).format(seconds * 1000);
}
