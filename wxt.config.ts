import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'wxt';
import { buildPopupApart, leanPopup } from './extension/building/build-popup-apart.ts';
import { leanScripts } from './extension/building/lean-scripts.ts';
import { leanTemplates } from './extension/building/lean-templates.ts';
import { nameBootScripts } from './extension/building/name-boot-scripts.ts';
import { pagePolicy } from './extension/building/page-policy.ts';
import { polyfillAsModule } from './extension/building/polyfill-as-module.ts';
import { preloadParts } from './extension/building/preload-parts.ts';
import { sourceFiles } from './extension/building/source-files.ts';
import { managedSchema } from './extension/policy/managed-schema.ts';
import { suitBrowser } from './extension/building/suit-browser.ts';
import { manifestCommands } from './extension/commands/commands.ts';
import { places } from './extension/places/places.ts';
import { compileMessages } from './shared/messages/compile-messages.ts';

/** Only tests set it: their build may move the clock. The shipped build does not contain that code. */
const isTestBuild = process.env['TEND_TEST_CLOCK'] === '1';
const managedSchemaFile = 'managed-schema.json';
const readsManagedSchema = (browser: string) => browser !== 'firefox' && browser !== 'safari';
const contentFiles = ['nudges.json', 'sources.json'];

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  outDir: process.env['TEND_BUILD_DIR'] ?? 'dist/extension',
  targetBrowsers: ['chrome', 'firefox', 'edge', 'safari'],
  // WXT would still make version 2 for Firefox and Safari.
  manifestVersion: 3,
  imports: false,
  modules: ['@wxt-dev/i18n/module', '@wxt-dev/webextension-polyfill'],
  vite: () => ({
    define: { TEND_TEST_CLOCK: JSON.stringify(isTestBuild) },
    // What pages load later lies on the device, and the helper that would fetch its parts ahead weighs more than it saves.
    build: { modulePreload: false },
    plugins: [leanScripts(), leanTemplates(), leanPopup(), polyfillAsModule(), preloadParts(), compileMessages()],
  }),
  zip: {
    includeSources: sourceFiles.include,
    excludeSources: sourceFiles.exclude,
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    short_name: 'Tend',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    content_security_policy: { extension_pages: pagePolicy },
    permissions: ['storage', 'alarms', 'scripting', 'activeTab', 'contextMenus', 'idle'],
    commands: manifestCommands(),
    optional_permissions: ['notifications'],
    // Nothing is asked for at install. https://*/* grants nothing and warns of nothing; it lets a person add own places.
    optional_host_permissions: [...places.flatMap((place) => place.origins), 'https://*/*'],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'tend@tend.invalid',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none' as const] },
            },
            // The first version there that knows data_collection_permissions.
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '120' }),
    // Firefox reads a policy without one, and Safari has none.
    ...(readsManagedSchema(browser) ? { storage: { managed_schema: managedSchemaFile } } : {}),
  }),
  hooks: {
    'build:before': () => {
      // A NODE_ENV of somebody's shell, or of a test runner, would bring Lit's development build into a shipped one.
      process.env['NODE_ENV'] = 'production';
    },
    'build:manifestGenerated': ({ config }, manifest) => suitBrowser(manifest, config.browser),
    'entrypoints:resolved': (_wxt, entrypoints) => nameBootScripts(entrypoints),
    'entrypoints:grouped': (_wxt, groups) => buildPopupApart(groups),
    'build:publicAssets': ({ config }, files) => {
      if (readsManagedSchema(config.browser)) {
        files.push({ contents: JSON.stringify(managedSchema(), null, 2), relativeDest: managedSchemaFile });
      }
      for (const name of contentFiles) {
        const absoluteSrc = resolve('dist/content', name);
        if (!existsSync(absoluteSrc)) {
          throw new Error(`dist/content/${name} is missing. Run "node authoring/compile-content.ts" first.`);
        }
        files.push({ absoluteSrc, relativeDest: `content/${name}` });
      }
    },
  },
});
