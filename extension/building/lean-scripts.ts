import type { Plugin } from 'vite';

const wrapper = /virtual:wxt-unlisted-script-entrypoint/;
/**
 * Chromium then compiles a script whole, rather than its functions one by one when they are called: a twentieth less for
 * a boot.js and more for card.js. Where it would bring a boot.js over what may be weighed, without it.
 */
const compileWhole = '//# allFunctionsCalledOnLoad\n';
const bytesAtMost = 1000;

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
    generateBundle: {
      // WXT first looks at how the code begins.
      order: 'post',
      handler(_options, files) {
        for (const file of Object.values(files)) {
          if (file.type !== 'chunk' || !file.facadeModuleId || !wrapper.test(file.facadeModuleId)) continue;
          const code = compileWhole + file.code;
          if (file.fileName === 'card.js' || code.length <= bytesAtMost) file.code = code;
        }
      },
    },
  };
}
