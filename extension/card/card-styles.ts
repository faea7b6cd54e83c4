/** Styles of the card as text, without Lit's css: the script in the page has no room for it. */
export const cardStyles = /* css */ `
.card, .card * { box-sizing: border-box; }
.card {
  width: 100%;
  padding: 16px;
  border: 1px solid var(--hairline);
  border-radius: var(--corner);
  background: var(--surface);
  color: var(--ink);
  box-shadow: var(--shadow);
  font: 1em/1.5 var(--plain);
  overflow-wrap: break-word;
}
.card p { margin: 0; }
.card .heading { display: flex; gap: 8px; align-items: center; color: var(--muted); font-size: .875em; }
.card .mark { flex: none; width: 20px; height: 20px; fill: none; stroke: currentColor; stroke-width: 2.25; stroke-linecap: round; }
.card[data-behaviour=attending] .mark { color: var(--attending); }
.card[data-behaviour=understanding] .mark { color: var(--understanding); }
.card[data-behaviour=empathising] .mark { color: var(--empathising); }
.card[data-behaviour=helping] .mark { color: var(--helping); }
.card .text { margin-block: 8px 4px; font: 1.25em/1.5 var(--reading); }
.card .reason { margin-block: 0 8px; padding-inline-start: 12px; border-inline-start: 2px solid var(--line); color: var(--muted); font-size: .875em; }
.card .announcement { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.card .buttons { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; }
.card .buttons.more { margin-block-start: 8px; padding-block-start: 8px; border-block-start: 1px solid var(--hairline); }
.card .buttons span { flex-basis: 100%; color: var(--muted); font-size: .875em; }
.card button {
  min-height: 32px;
  padding: 4px 12px;
  border: 1px solid var(--line);
  border-radius: 8px;
  background: var(--surface);
  color: var(--ink);
  font: 500 .875em/1.4 var(--plain);
  cursor: pointer;
}
.card button:hover { border-color: var(--accent); background: var(--accent-wash); }
.card button.why { margin-block-end: 4px; padding-inline: 0; border-color: transparent; background: none; color: var(--accent); text-decoration: underline; text-underline-offset: .2em; }
.card button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;
