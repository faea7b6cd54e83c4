const table = document.getElementById('gradebook');
const changed = document.getElementById('changed');

/** Puts in the table as it is now; a failed request leaves the old one, and the next change tries again. */
async function refresh(): Promise<void> {
  const response = await fetch('/gradebook/table');
  if (!response.ok || !table || !changed) return;
  table.innerHTML = await response.text();
  changed.textContent = `Last change at ${new Date().toLocaleTimeString()}.`;
}

new EventSource('/gradebook/changes').addEventListener('message', () => void refresh());
