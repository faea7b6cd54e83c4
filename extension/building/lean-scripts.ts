import type { Plugin } from 'vite';

const wrapper = /virtual:wxt-unlisted-script-entrypoint/;

/**
 * WXT wraps an unlisted script in logging worth half a kilobyte, and boot.js may weigh one in all. Keeps the call and
 * its result, which executeScript hands to the background.
 */
export function leanScripts(): Plugin {
  return {
    name: 'tend:lean-scripts',
    enforce: 'pre',
    transform: {
      filter: { id: wrapper },
      handler(code) {
        const imported = /^import definition from .*$/m.exec(code)?.[0];
        if (!imported) throw new Error('the wrapper of unlisted scripts in this version of WXT has changed');
        return `${imported}\nexport default definition.main();`;
      },
    },
  };
}
