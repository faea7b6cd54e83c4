const table = document.getElementById('gradebook');
const changed = document.getElementById('changed');

/** Puts in the table as it is now; a failed request leaves the old one, and the next change tries again. */
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
