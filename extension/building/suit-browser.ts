import type { TargetBrowser } from 'wxt';

/** The parts of a manifest that differ; WXT writes the rest alike for every browser. */
interface Manifest {
  permissions?: string[] | undefined;
  side_panel?: unknown;
  minimum_chrome_version?: unknown;
  action?: object | undefined;
}

const sizes = [16, 32];

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
    // Safari has no side panel: there the same page opens in a window. It does not tell when a device is idle either.
    delete manifest.side_panel;
    delete manifest.minimum_chrome_version;
    manifest.permissions = (manifest.permissions ?? []).filter((name) => name !== 'sidePanel' && name !== 'idle');
  }
}
