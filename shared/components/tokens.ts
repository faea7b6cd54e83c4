/**
 * The design tokens as CSS text without a dependency, so that a script that is injected into a page can use them
 * without Lit. Contrast ratios were computed for each pair on paper and on surface: text at least 4.5, borders of
 * controls at least 3 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
export const tokenText = /* css */ `
:root, :host {
  color-scheme: light dark;
  --paper: #faf7f2;
  --surface: #ffffff;
  --ink: #1f2a2e;
  --muted: #55636a;
  --line: #7d8a90;
  --hairline: #e4ded4;
  --accent: #0b6e69;
  --on-accent: #ffffff;
  --accent-wash: #e9f2f0;
  --clay: #a84a22;
  --clay-wash: #faeee7;
  --attending: #2b5c8a;
  --understanding: #65488f;
  --empathising: #a13a5b;
  --helping: #2f6f3e;
  --sun: #f2c14e;
  --shadow: 0 1px 2px rgb(31 42 46 / 6%), 0 8px 24px rgb(31 42 46 / 6%);
  --reading: ui-serif, Georgia, 'Iowan Old Style', serif;
  --plain: system-ui, sans-serif;
  --corner: 12px;
}
@media (prefers-color-scheme: dark) {
  :root, :host {
    --paper: #12181a;
    --surface: #1b2326;
    --ink: #edf1f0;
    --muted: #a9b6ba;
    --line: #6f7f85;
    --hairline: #2c373b;
    --accent: #5cc4bc;
    --on-accent: #12181a;
    --accent-wash: #1d3132;
    --clay: #f0a07a;
    --clay-wash: #33261f;
    --attending: #8fbbe6;
    --understanding: #c2a9ea;
    --empathising: #f0a0b8;
    --helping: #93cf9f;
    --sun: #8a6f2e;
    --shadow: 0 1px 2px rgb(0 0 0 / 30%);
  }
}
`;
