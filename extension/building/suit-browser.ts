import type { TargetBrowser } from 'wxt';

/** The parts of a manifest that differ; WXT writes the rest alike for every browser. */
interface Manifest {
  permissions?: string[] | undefined;
  optional_permissions?: string[] | undefined;
  side_panel?: unknown;
  minimum_chrome_version?: unknown;
  action?: object | undefined;
}

const sizes = [16, 32];
/** Safari has no side panel, does not tell when a device is idle, and shows no notification of an extension. */
const notInSafari = ['sidePanel', 'idle', 'notifications'];

/** Brings a manifest that WXT made into the form that one browser understands, and takes away what it refuses. */
export function suitBrowser(manifest: Manifest, browser: TargetBrowser): void {
  if (browser === 'firefox') {
    // "light" is the icon for a dark toolbar, whose text is light.
    const themeIcons = sizes.map((size) => ({
      light: 'icons/toolbar-light.svg',
      dark: 'icons/toolbar-dark.svg',
      size,
    }));
    manifest.action = { ...manifest.action, theme_icons: themeIcons };
  }
  if (browser === 'safari') {
    // There the page of the side panel opens in a window.
    delete manifest.side_panel;
    delete manifest.minimum_chrome_version;
    const isKnown = (name: string) => !notInSafari.includes(name);
    manifest.permissions = (manifest.permissions ?? []).filter(isKnown);
    const optional = (manifest.optional_permissions ?? []).filter(isKnown);
    if (optional.length > 0) manifest.optional_permissions = optional;
    else delete manifest.optional_permissions;
  }
}
