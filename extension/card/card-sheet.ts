import { tokenText } from '#shared/components/tokens.ts';
import { cardStyles } from './card-styles.ts';
import { pageStyles } from './page-styles.ts';

/** The styles of a card in a page. Of the tokens only those that it uses: the page reads the sheet before it shows one. */
export function cardSheet(): string {
  const styles = cardStyles + pageStyles;
  const isUsed = (name: string) => styles.includes(`var(${name})`);
  const tokens = tokenText.replaceAll(/\s*(--[\w-]+):[^;]*;/g, (token, name: string) => (isUsed(name) ? token : ''));
  return tokens + styles;
}
