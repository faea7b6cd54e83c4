import type { Plugin } from 'vite';

/**
 * Makes webextension-polyfill a module with one default export. As it comes, the bundler copies every property of what it
 * exports; that is the browser's own `browser`, which sets up an interface when somebody first looks at it, needed or not.
 */
export function polyfillAsModule(): Plugin {
  return {
    name: 'tend:polyfill-as-module',
    enforce: 'pre',
    transform: {
      filter: { id: /\/webextension-polyfill\/dist\/browser-polyfill\.js$/ },
      handler: (code) =>
        `const module = { exports: {} }, { exports } = module;\n${code}\nexport default module.exports;`,
    },
  };
}
