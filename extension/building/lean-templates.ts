import type { Plugin } from 'vite';

/** Minifiers leave template literals alone, so the indentation of markup would travel with every page. */
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
