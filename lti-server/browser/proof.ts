import * as z from 'zod/mini';
import { getData, putData } from './platform-storage.ts';

const frame = { target: z.string(), origin: z.string(), key: z.string() };
/** What the server wrote into `#tend-proof`. */
const taskSchema = z.discriminatedUnion('kind', [
  /** Login: keep the proof with the platform, then go on to `next`, whether or not it was taken. */
  z.object({ kind: z.literal('put'), ...frame, value: z.string(), next: z.url() }),
  /** Launch: read the proof back and post it to `action` with `fields`; an empty proof when there is none. */
  z.object({ kind: z.literal('get'), ...frame, action: z.string(), fields: z.record(z.string(), z.string()) }),
]);

function post(action: string, fields: Record<string, string>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

/** Proves to the server that the login and the launch happened in one browser, where cookies cannot. */
async function prove(): Promise<void> {
  const task = taskSchema.parse(JSON.parse(document.getElementById('tend-proof')?.textContent ?? 'null'));
  if (task.kind === 'put') {
    await putData(task, task.key, task.value);
    location.replace(task.next);
  } else {
    const proof = (await getData(task, task.key)) ?? '';
    post(task.action, { ...task.fields, proof });
  }
}

void prove();
