import type { KeyWorld } from '../places/notice-moment.ts';
import { sendFromPage } from '../places/send-from-page.ts';
import type { CardForPage } from './card-content.ts';
import { showCard } from './show-card.ts';

/** The isolated world of this extension in one page; the page itself cannot see it. */
interface CardWorld extends KeyWorld {
  tendCardContent?: CardForPage;
  tendCloseCard?: (() => void) | null;
}

/** Shows the card whose content the background has put beside it. What it returns is the result of executeScript. */
export function runCard(): 'shown' | 'notShown' {
  const world = globalThis as CardWorld;
  const content = world.tendCardContent;
  world.tendCloseCard?.();
  // A key came while the background decided.
  if (!content || performance.eventCounts?.get('keydown') !== world.tendKeys) return 'notShown';
  world.tendCloseCard = showCard(content, (choice) => {
    void sendFromPage({ type: 'nudgeAnswered', nudgeId: content.nudgeId, choice });
  });
  return world.tendCloseCard ? 'shown' : 'notShown';
}
