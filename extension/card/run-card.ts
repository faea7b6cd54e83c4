import type { KeyWorld } from '../places/notice-moment.ts';
import { sendFromPage } from '../places/send-from-page.ts';
import type { CardForPage } from './card-content.ts';
import { showCard } from './show-card.ts';

/** The isolated world of this extension in one page; the page itself cannot see it. */
interface CardWorld extends KeyWorld {
  tendCardContent?: CardForPage;
  tendCloseCard?: (() => void) | null;
  /** Stays in the page for the worker that comes after one that died. */
  tendCardResult?: 'shown' | 'notShown';
}

/** Shows the card whose content the background has put beside it. What it resolves to is the result of executeScript. */
export async function runCard(): Promise<'shown' | 'notShown'> {
  const world = globalThis as CardWorld;
  const content = world.tendCardContent;
  world.tendCloseCard?.();
  world.tendCloseCard = null;
  // Another card, or a key, may come while the background decides and while the browser lays the card out.
  const mayCome = () => world.tendCardContent === content && performance.eventCounts?.get('keydown') === world.tendKeys;
  if (!content || !mayCome()) return 'notShown';
  const close = await showCard(content, mayCome, (choice) => {
    void sendFromPage({ type: 'nudgeAnswered', nudgeId: content.nudgeId, choice });
  });
  if (!close) return 'notShown';
  world.tendCloseCard = close;
  world.tendCardResult = 'shown';
  return 'shown';
}
