import { consoleStyles } from './console-styles.ts';
import { tokenText } from '../../shared/components/tokens.ts';

/** What stands outside of the elements: the paper, and the pages that need no script. */
export const pageStyles = /* css */ `${tokenText}
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 100%/1.5 var(--plain); }
body { margin: 0; padding: clamp(0.75rem, 3vw, 1.5rem); overflow-wrap: anywhere; }
h1 { font: 600 1.75rem/1.2 var(--reading); margin: 0; text-wrap: balance; }
p { margin: 0; max-width: 66ch; }
a { color: var(--accent); }
:focus { outline: none; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
.small { font-size: 0.875rem; }
.muted, .loading { color: var(--muted); }
.sheet-page { max-width: 34rem; margin-inline: auto; }
.brand { display: flex; align-items: center; gap: 0.5rem; margin-block-end: 0.75rem; color: var(--accent); font-weight: 600; }
.sheet { display: grid; gap: 1rem; justify-items: start; padding: clamp(1rem, 5vw, 2rem); border: 1px solid var(--hairline);
  border-radius: var(--corner); background: var(--surface); box-shadow: var(--shadow); }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 1rem; margin: 0; }
dt { color: var(--muted); }
dd { margin: 0; font-weight: 500; }
details summary { min-height: 2rem; color: var(--muted); cursor: pointer; }
button { min-height: 2.75rem; padding: 0.5rem 1.125rem; border: 1px solid var(--line); border-radius: 10px;
  background: var(--surface); color: var(--ink); font: 500 1rem/1.3 var(--plain); cursor: pointer; }
button.primary { border-color: var(--accent); background: var(--accent); color: var(--on-accent); }
button:focus-visible { border-radius: 10px; }
${consoleStyles}`;
