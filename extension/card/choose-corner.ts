export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A card keeps this distance, in CSS pixels, from the edges of the window and from what has focus. */
export const marginPx = 16;

/** Composers tend to sit on the right and at the bottom, so the far corners from there come first. */
const corners = [
  ['left', 'bottom'],
  ['right', 'bottom'],
  ['right', 'top'],
  ['left', 'top'],
] as const;

/**
 * The first corner of the window in which a card of this size does not meet the focused element (WCAG 2.4.11), as
 * its left and top in CSS pixels; null when there is none: then the card is not shown.
 */
export function chooseCorner(
  card: { width: number; height: number },
  view: { width: number; height: number },
  focused: Box | null,
): { left: number; top: number } | null {
  if (card.width + 2 * marginPx > view.width || card.height + 2 * marginPx > view.height) return null;
  for (const [side, edge] of corners) {
    const left = side === 'left' ? marginPx : view.width - card.width - marginPx;
    const top = edge === 'top' ? marginPx : view.height - card.height - marginPx;
    const isClear =
      !focused ||
      left + card.width + marginPx <= focused.left ||
      left - marginPx >= focused.right ||
      top + card.height + marginPx <= focused.top ||
      top - marginPx >= focused.bottom;
    if (isClear) return { left, top };
  }
  return null;
}
