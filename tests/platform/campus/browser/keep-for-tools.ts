interface Asked {
  subject?: unknown;
  message_id?: unknown;
  key?: unknown;
  value?: unknown;
}

/**
 * Runs in the browser, sent as text: it may use nothing from outside itself. Keeps what tools put (LTI Client Side
 * postMessages 1.0, Platform Storage 1.0), each tool's own by its origin, at most 500 things of 4,096 characters, as
 * Canvas does; goes wrong as its page says.
 */
export function keepForTools(): void {
  const kept = new Map<string, Map<string, string>>();
  const said = (name: string) => document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
  const fault = said('storage-fault');
  const foreignUrl = said('storage-foreign');
  const late = 1_500;

  function answerTo({ subject, message_id, key, value }: Asked, origin: string): Record<string, unknown> {
    const own = kept.get(origin) ?? new Map<string, string>();
    kept.set(origin, own);
    const answer = { subject: `${String(subject)}.response`, message_id };
    const refuse = (code: string) => ({ ...answer, error: { code, message: `the platform says ${code}` } });
    if (subject === 'lti.capabilities') {
      const subjects = ['lti.capabilities', 'lti.get_data', 'lti.put_data'];
      return { ...answer, supported_messages: subjects.map((name) => ({ subject: name })) };
    }
    if (fault === 'error') return refuse('error');
    if (typeof key !== 'string' || typeof message_id !== 'string') return refuse('bad_request');
    if (subject === 'lti.get_data') return { ...answer, key, value: own.get(key) ?? null };
    const isFull = fault === 'exhausted' || own.size >= 500 || String(value).length > 4096;
    if (isFull) return refuse('storage_exhaustion');
    if (typeof value === 'string' && value !== '') own.set(key, value);
    else own.delete(key);
    return { ...answer, key, value };
  }

  /** A page of another origin that has overheard the question answers first; ours says nothing. */
  function letForeignAnswer(asked: Asked, event: MessageEvent<Asked>): void {
    const frame = document.createElement('iframe');
    frame.hidden = true;
    frame.src = foreignUrl;
    frame.addEventListener('load', () => {
      const answer = { subject: `${String(asked.subject)}.response`, message_id: asked.message_id, key: asked.key };
      const known = kept.get(event.origin)?.get(String(asked.key));
      const path = [...pathTo(event.source as Window)];
      frame.contentWindow?.postMessage({ answer: { ...answer, value: asked.value ?? known }, path }, '*');
    });
    document.body.append(frame);
  }

  /** Where a window stands among the frames of the page on top. */
  function* pathTo(wanted: Window): Generator<number> {
    for (let index = 0; index < top!.frames.length; index += 1) if (top!.frames[index] === wanted) yield index;
  }

  window.addEventListener('message', (event: MessageEvent<Asked>) => {
    const asked = event.data;
    if (typeof asked !== 'object' || !/^lti\.(put_data|get_data|capabilities)$/.test(String(asked.subject))) return;
    if (fault === 'silent') return;
    const answer = answerTo(asked, event.origin);
    if (fault === 'foreign') return letForeignAnswer(asked, event);
    const send = () => (event.source as Window | null)?.postMessage(answer, event.origin);
    if (fault === 'late') setTimeout(send, late);
    else send();
  });
  document.documentElement.dataset['keepsForTools'] = 'yes';
}

/** Runs in the browser, sent as text, on another origin: says to a frame of the page on top what it is told to say. */
export function answerAsForeigner(): void {
  window.addEventListener('message', (event: MessageEvent<{ answer: unknown; path: number[] }>) => {
    for (const index of event.data.path) top?.frames[index]?.postMessage(event.data.answer, '*');
  });
}

/** Runs in the browser, sent as text: opens the activity when the frame that keeps things for it is there. */
export function openWhenKept(): void {
  const keeper = document.querySelector<HTMLIFrameElement>('iframe[data-keeper]');
  const content = document.querySelector<HTMLIFrameElement>('#contentframe[data-src]');
  const open = () => {
    if (content) content.src = content.dataset['src'] ?? '';
  };
  if (!keeper) return open();
  keeper.addEventListener('load', open);
  keeper.src = keeper.dataset['keeper'] ?? '';
}
