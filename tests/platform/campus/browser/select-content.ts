interface Outcome {
  subject: string;
  selection: string | null;
  created: number;
  error: string | null;
}

/**
 * Runs in the browser, sent as text: it may use nothing from outside itself. Opens the tool's picker in a modal frame,
 * and takes what the return page says: fills the form with one item, or shows the course with several new ones.
 */
export function selectContent(): void {
  const picker = document.querySelector<HTMLDialogElement>('#picker');
  const frame = picker?.querySelector('iframe');
  const said = document.getElementById('selected');

  document.getElementById('select-content')?.addEventListener('click', () => {
    // A fresh address every time: a launch works once.
    if (frame) frame.src = frame.dataset['src'] ?? '';
    picker?.showModal();
  });
  document.getElementById('close-picker')?.addEventListener('click', () => picker?.close());
  picker?.addEventListener('close', () => frame?.removeAttribute('src'));

  window.addEventListener('message', (event: MessageEvent<Outcome>) => {
    if (event.origin !== location.origin || event.data.subject !== 'campus.contentSelected') return;
    picker?.close();
    void take(event.data);
  });

  async function take({ selection, created, error }: Outcome): Promise<void> {
    if (created > 0) location.assign(`/?added=${created}`);
    else if (selection) await fillForm(selection);
    else if (said) said.textContent = error ?? 'Nothing was selected.';
  }

  async function fillForm(selection: string): Promise<void> {
    const response = await fetch(`/selections/${encodeURIComponent(selection)}`);
    if (!response.ok) return;
    const values = (await response.json()) as Record<string, string | boolean>;
    for (const [name, value] of Object.entries(values)) {
      const field = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(`form [name="${name}"]`);
      if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked = value === true;
      else if (field) field.value = String(value);
    }
    if (said) said.textContent = 'The form is filled. Save it to add the activity.';
    document.getElementById('title')?.focus();
  }
}
