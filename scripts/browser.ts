// npm run browser [-- --firefox]: a browser with the built extension loaded, for trying things by hand.
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildContent, buildExtension, buildOrExit } from './build-parts.ts';

const campus = `http://127.0.0.1:${process.env['CAMPUS_PORT'] ?? '3001'}`;
const isFirefox = process.argv.includes('--firefox');
const executablePath = isFirefox ? '/usr/bin/firefox-esr' : '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  console.error(`${executablePath} is not installed. On Debian: sudo apt-get install ${path.basename(executablePath)}`);
  process.exit(1);
}
await buildOrExit(buildContent, () => buildExtension(isFirefox ? 'firefox' : 'chrome'));
const extension = path.resolve(import.meta.dirname, `../dist/extension/${isFirefox ? 'firefox' : 'chrome'}-mv3`);

if (isFirefox) {
  const { default: puppeteer } = await import('puppeteer-core');
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: false });
  await browser.installExtension(extension);
  const page = await browser.newPage();
  await page.goto(campus).catch(() => console.log(`Nothing answers at ${campus}: npm start runs the demo campus.`));
} else {
  const { chromium } = await import('@playwright/test');
  const context = await chromium.launchPersistentContext(mkdtempSync(path.join(tmpdir(), 'tend-browser-')), {
    executablePath,
    headless: false,
    viewport: null,
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
  const page = await context.newPage();
  await page.goto(campus).catch(() => console.log(`Nothing answers at ${campus}: npm start runs the demo campus.`));
  context.on('close', () => process.exit(0));
}
