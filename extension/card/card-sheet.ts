import { tokenText } from '#shared/components/tokens.ts';
import type { Behaviour } from '#shared/schemas/framework.ts';
import { cardStyles } from './card-styles.ts';
import { pageStyles } from './page-styles.ts';

/**
 * The styles of a card in a page, for a prompt of this behaviour. Of rules and tokens only those that it uses, and no
 * space that nobody reads: the page reads the sheet before it shows one.
 */
export function cardSheet(behaviour: Behaviour): string {
  const styles = (cardStyles + pageStyles).replaceAll(/\.card\[data-behaviour=(\w+)\][^}]*\}/g, (rule, of: string) =>
    of === behaviour ? rule : '',
  );
  const isUsed = (name: string) => styles.includes(`var(${name})`);
  const tokens = tokenText.replaceAll(/\s*(--[\w-]+):[^;]*;/g, (token, name: string) => (isUsed(name) ? token : ''));
  return (tokens + styles).replaceAll(/\s+/g, ' ').replaceAll(/ ?([{};,]) ?/g, '$1');
}
