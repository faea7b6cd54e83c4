/** Runs in the browser, sent as text: it may use nothing from outside itself. Keeps the gradebook's table fresh. */
export function watchGradebook(): void {
  const table = document.getElementById('gradebook');
  const changed = document.getElementById('changed');

  // A failed request leaves the old table, and the next change tries again.
  async function refresh(): Promise<void> {
    const response = await fetch('/gradebook/table').catch(() => null);
    if (response?.ok && table) table.innerHTML = await response.text();
  }

  const changes = new EventSource('/gradebook/changes');
  // Something may have changed between the page and the subscription, or while the connection was away.
  changes.addEventListener('open', () => void refresh());
  changes.addEventListener('message', () => {
    void refresh();
    if (changed) changed.textContent = `Last change at ${new Date().toLocaleTimeString()}.`;
  });
}
