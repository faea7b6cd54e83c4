// node tests/stores/screenshots/draw-icons.ts: the icons and the tile as PNG, drawn by the browser from the SVG files.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';

const root = resolve(import.meta.dirname, '../../..');
const icons = 'extension/public/icons';

/** Margins are see-through: the Chrome Web Store wants 96 of its 128 pixels drawn on, others fill the square. */
const drawings: { from: string; to: string; size: number; height?: number; margin: number }[] = [
  ...[16, 24, 32, 48, 64, 96].map((size) => ({
    from: `${icons}/tend.svg`,
    to: `${icons}/${size}.png`,
    size,
    margin: 0,
  })),
  { from: `${icons}/tend.svg`, to: `${icons}/128.png`, size: 128, margin: 16 },
  { from: `${icons}/tend.svg`, to: 'stores/images/logo-300.png', size: 300, margin: 0 },
  { from: 'stores/images/tile.svg', to: 'stores/images/tile-440x280.png', size: 440, height: 280, margin: 0 },
];

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
for (const { from, to, size, height = size, margin } of drawings) {
  const svg = readFileSync(join(root, from)).toString('base64');
  await page.setViewportSize({ width: size, height });
  await page.setContent(
    `<body style="margin:0"><img style="display:block;box-sizing:border-box;width:${size}px;height:${height}px;padding:${margin}px" src="data:image/svg+xml;base64,${svg}">`,
  );
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode());
  await page.screenshot({ path: join(root, to), omitBackground: true });
}
await browser.close();
