import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { compileMessages } from '#shared/messages/compile-messages.ts';
import { toolIcon, toolIconName } from '../pages/tool-icon.ts';
import { pageStyles } from './page-styles.ts';

const styleName = 'virtual:style.css';

/** Writes the style sheet of the server's pages from the same tokens as the elements, so that there is one source. */
function pageStyleSheet(): Plugin {
  return {
    name: 'tend-page-style-sheet',
    resolveId: (id) => (id === styleName ? `\0${styleName}` : undefined),
    load: (id) => (id === `\0${styleName}` ? pageStyles : undefined),
  };
}

/** Writes the icon of the activities that the picker adds. */
function toolIconFile(): Plugin {
  return {
    name: 'tend-tool-icon',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: toolIconName, source: toolIcon });
    },
  };
}

/** The page scripts of the tool: small modules with hashed names, and a manifest that the server reads. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/assets/',
  publicDir: false,
  plugins: [pageStyleSheet(), toolIconFile(), compileMessages()],
  build: {
    outDir: '../../dist/pages',
    emptyOutDir: true,
    assetsDir: '',
    manifest: true,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    rolldownOptions: {
      input: [
        'close-registration.ts',
        'launch.ts',
        'platform-storage.ts',
        'revive.ts',
        'style.ts',
        'take-to-work.ts',
      ].map((name) => fileURLToPath(new URL(name, import.meta.url))),
    },
  },
});
