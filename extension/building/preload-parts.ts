import type { Plugin, Rolldown } from 'vite';

/**
 * Names the parts of a page's script in its HTML, so that the browser fetches them together with it and not after it
 * has read it. (Vite's own way would bring a helper for parts that are loaded later, which weighs more than it saves.)
 */
export function preloadParts(): Plugin {
  return {
    name: 'tend:preload-parts',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { chunk, bundle }) =>
        [...partsOf(chunk, bundle)].map((part) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `/${part}` },
          injectTo: 'head',
        })),
    },
  };
}

/** The files that a chunk needs before it can run, and those that they need. */
function partsOf(chunk: Rolldown.OutputChunk | undefined, bundle: Rolldown.OutputBundle = {}): Set<string> {
  const parts = new Set<string>(chunk?.imports);
  for (const part of parts) {
    const found = bundle[part];
    if (found?.type === 'chunk') for (const further of found.imports) parts.add(further);
  }
  return parts;
}
