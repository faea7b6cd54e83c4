/** The operator's console (lti-server/admin): pages without a script, so everything is here. */
export const consoleStyles = /* css */ `
.skip { position: absolute; inset-inline-start: 1rem; transform: translateY(-200%); padding: 0.5rem 1rem; background: var(--surface); }
.skip:focus { transform: none; }
.console { max-width: 72rem; margin-inline: auto; }
.console > header, .console .row { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; }
.console > header { justify-content: space-between; }
.console nav ul, .console .ways, .console .tasks { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; margin: 0; padding: 0; list-style: none; }
.console nav { margin-block: 0.75rem 1.5rem; }
.console nav a { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0.25rem 0.75rem; border-radius: 10px; text-decoration: none; }
.console nav a:hover { text-decoration: underline; }
.console nav a[aria-current] { background: var(--accent-wash); font-weight: 600; text-decoration: underline; text-underline-offset: 0.3em; }
.console .ways, .console .tasks { flex-direction: column; }
.console .ways a, .console .tasks a { display: inline-block; padding-block: 0.5rem; }
.console main { display: grid; gap: 1rem; justify-items: start; min-width: 0; }
.console main > *, .console form, .console details { min-width: 0; max-width: 100%; }
.console main:focus-visible { outline: none; }
.console h2 { font: 600 1.25rem/1.3 var(--reading); margin: 0.75rem 0 0; }
.console section.panel { display: grid; gap: 0.75rem; justify-items: start; width: 100%; padding: 1rem; border: 1px solid var(--hairline); border-radius: var(--corner); background: var(--surface); }
.console section.panel h2 { margin: 0; }
.console .notice { padding: 0.75rem 1rem; border: 1px solid var(--accent); border-radius: var(--corner); background: var(--accent-wash); }
.console .notice.bad { border-color: var(--clay); background: var(--clay-wash); }
.console .empty { color: var(--muted); }
.console .scroll { width: 100%; overflow-x: auto; border: 1px solid var(--hairline); border-radius: var(--corner); background: var(--surface); }
.console table { width: 100%; border-collapse: collapse; overflow-wrap: break-word; }
.console caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.console th, .console td { padding: 0.5rem 0.75rem; border-block-end: 1px solid var(--hairline); text-align: start; vertical-align: top; min-width: 7rem; }
.console tbody tr:last-child > * { border-block-end: 0; }
.console th { font-weight: 600; }
.console thead th { color: var(--muted); font-size: 0.875rem; }
.console code, .console pre { font: 0.875rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; user-select: all; }
.console pre { max-width: 100%; max-height: 24rem; margin: 0; padding: 0.75rem; overflow: auto; border: 1px solid var(--hairline); border-radius: var(--corner); background: var(--surface); }
.console .state::before { content: ''; display: inline-block; width: 0.625rem; height: 0.625rem; margin-inline-end: 0.375rem; border: 2px solid currentColor; border-radius: 50%; }
.console .state-good { color: var(--accent); }
.console .state-good::before { background: currentColor; }
.console .state-bad, .console .problem { color: var(--clay); }
.console .state-bad::before { border-radius: 0; background: currentColor; }
.console .state-waits { color: var(--ink); font-weight: 600; }
.console .state-off { color: var(--muted); }
.console form:not(.filter) { display: grid; gap: 1rem; justify-items: start; }
.console .filter { display: flex; flex-wrap: wrap; align-items: end; gap: 0.75rem; }
.console .field { display: grid; gap: 0.25rem; width: 100%; max-width: 34rem; }
.console .filter .field { width: auto; }
.console .field label { font-weight: 600; }
.console input:not([type='checkbox'], [type='hidden']), .console select { width: 100%; min-height: 2.75rem; padding: 0.5rem 0.75rem; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); color: var(--ink); font: inherit; }
.console input[type='checkbox'] { width: 1.5rem; height: 1.5rem; accent-color: var(--accent); vertical-align: middle; }
.console input[aria-invalid] { border: 2px solid var(--clay); }
.console .check { display: flex; align-items: center; gap: 0.5rem; min-height: 2.75rem; }
.console details.careful { width: 100%; }
.console details.careful summary { display: list-item; min-height: 2.75rem; padding-block: 0.5rem; color: var(--accent); }
.console details.careful > * + * { margin-block-start: 0.75rem; }
.console meter { display: block; width: 8rem; height: 0.75rem; }
.console .pager { display: flex; gap: 1rem; }
.console dl { max-width: 100%; }
.console dd { min-width: 0; }
@media (max-width: 40rem) { .console dl { grid-template-columns: 1fr; } .console dd { margin-block-end: 0.5rem; } }
`;
