/** The page of the two peers: a shell with its launch as JSON, as ours has, but without a module in it. */
export function launchPage(launch: unknown): string {
  const json = JSON.stringify(launch).replaceAll('<', '\\u003c');
  return `<!doctype html><html lang="en"><title>Launch</title><body><main></main>
<script type="application/json" id="tend-launch">${json}</script></body></html>`;
}
