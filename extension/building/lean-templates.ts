import type { Plugin } from 'vite';

/** Minifiers leave template literals alone, so the indentation of the card's markup would travel with card.js. */
export function leanTemplates(): Plugin {
  return {
    name: 'tend:lean-templates',
    enforce: 'pre',
    transform: {
      filter: { id: /\/(extension|shared)\/.*\.ts$/, code: 'html`' },
      handler: (code) => code.replaceAll(/\n\s+/g, '\n'),
    },
  };
}
