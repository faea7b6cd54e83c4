import { tokenText } from '#shared/components/tokens.ts';

/** The look of the campus: the tokens of Tend, so that tool and course feel like one place. */
export const campusStyle = /* css */ `
${tokenText}
*, *::before, *::after { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--plain); overflow-wrap: break-word; }
h1, h2 { font-weight: 600; line-height: 1.25; text-wrap: balance; margin: 0; }
h1 { font-size: 1.75rem; }
h2 { font-size: 1.25rem; }
p, ul, dl { margin: 0; max-width: 66ch; }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
h3 { font-size: 1.125rem; font-weight: 600; margin: 0; }
.sr-only { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-inline-start: -999px; }
.skip:focus { inset-inline-start: 1rem; top: 0.5rem; background: var(--surface); padding: 0.5rem 1rem; z-index: 1; }
header, main, footer { max-width: 60rem; margin-inline: auto; padding-inline: 1rem; }
header { padding-block: 1rem; display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: center; }
header .name { font-weight: 600; margin-inline-end: auto; }
header .name span { display: block; font-weight: 400; }
nav ul { display: flex; flex-wrap: wrap; list-style: none; padding: 0; gap: 0.25rem 1rem; }
nav a { display: inline-block; padding-block: 0.6rem; }
nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration-thickness: 2px; }
.people { border: 0; border-block: 1px solid var(--hairline); background: var(--surface); }
.people form { max-width: 60rem; margin-inline: auto; padding: 0.5rem 1rem; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
#selected:empty { position: absolute; }
#close-picker { margin-inline-start: auto; }
.choices .as { margin-inline-end: 0.5rem; }
main { padding-block: 1.5rem 3rem; display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
footer { padding-block: 1rem 2rem; border-top: 1px solid var(--hairline); }
.muted, footer { color: var(--muted); }
.small { font-size: 0.875rem; }
.row { display: flex; flex-wrap: wrap; gap: 0.75rem; align-items: center; }
.stack { display: grid; gap: 0.75rem; grid-template-columns: minmax(0, 1fr); }
button, .button { font: inherit; min-height: 44px; padding: 0.5rem 1rem; border-radius: var(--corner);
  border: 1px solid var(--line); background: var(--surface); color: var(--ink); cursor: pointer; }
.button { display: inline-flex; align-items: center; text-decoration: none; }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button[aria-pressed="true"] { border-color: var(--accent); background: var(--accent-wash); font-weight: 600; }
.activities { list-style: none; padding: 0; display: grid; gap: 1rem; max-width: none; grid-template-columns: minmax(0, 1fr); }
.card { background: var(--surface); border-radius: var(--corner); box-shadow: var(--shadow); padding: 1rem; }
.notice { border-inline-start: 4px solid var(--accent); }
.problem { border-inline-start: 4px solid var(--clay); }
iframe { width: 100%; height: max(600px, calc(100vh - 18rem)); border: 0; border-radius: var(--corner);
  background: var(--surface); box-shadow: var(--shadow); display: block; }
dialog { width: min(770px, calc(100vw - 1rem)); max-width: none; padding: 1rem; border: 1px solid var(--line);
  border-radius: var(--corner); background: var(--paper); color: var(--ink); }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
dialog iframe { height: min(600px, calc(100vh - 10rem)); }
.scroll { position: relative; overflow-x: auto; background: var(--surface); border-radius: var(--corner); box-shadow: var(--shadow); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; padding: 1rem 1rem 0; color: var(--muted); }
th, td { text-align: start; vertical-align: top; padding: 0.75rem 1rem; border-bottom: 1px solid var(--hairline); }
tbody tr:last-child > * { border-bottom: 0; }
th { font-weight: 600; }
label, .label { display: block; font-weight: 600; }
input[type="text"], input[type="number"], textarea { font: inherit; width: 100%; max-width: 40rem; padding: 0.5rem 0.75rem;
  min-height: 44px; color: var(--ink); background: var(--surface); border: 1px solid var(--line); border-radius: 8px; }
input[type="checkbox"] { width: 1.25rem; height: 1.25rem; accent-color: var(--accent); margin: 0; }
.check { display: flex; gap: 0.5rem; align-items: center; min-height: 44px; }
.points { font-weight: 600; }
@media print { .people, nav, .skip { display: none; } }
`;
