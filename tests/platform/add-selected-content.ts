import { isPossibleMaximum, type SelectedContent } from './check-deep-linking-response.ts';
import type { Course, ResourceLink } from './course.ts';

/**
 * Creates the activities of several selected items at once, as Moodle does without asking again: a maximum that the
 * gradebook does not take silently becomes its largest.
 */
export function addSelectedContent(course: Course, items: readonly SelectedContent[], largest: number): ResourceLink[] {
  return items.map(({ link, scoreMaximum }) => {
    if (!link.lineItem || isPossibleMaximum(scoreMaximum, largest)) return course.addResourceLink(link);
    return course.addResourceLink({ ...link, lineItem: { ...link.lineItem, scoreMaximum: largest } });
  });
}
