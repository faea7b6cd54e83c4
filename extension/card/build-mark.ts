import { markPaths } from '#shared/components/mark-paths.ts';
import type { Behaviour } from '#shared/schemas/framework.ts';

const svg = 'http://www.w3.org/2000/svg';

/** The mark of a behaviour, as `behaviourMark` draws it on pages. How it is drawn stands in the styles of the card. */
export function buildMark(behaviour: Behaviour): Element {
  const mark = document.createElementNS(svg, 'svg');
  mark.setAttribute('class', 'mark');
  mark.setAttribute('viewBox', '0 0 24 24');
  mark.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg, 'path');
  path.setAttribute('d', markPaths[behaviour]);
  mark.append(path);
  return mark;
}
