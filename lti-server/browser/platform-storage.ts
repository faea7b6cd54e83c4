import * as z from 'zod/mini';
import { getData, putData } from './ask-platform.ts';

/** What the server wrote into `#tend-storage`: a value to put at the login, or null to read it back at the launch. */
const taskSchema = z.object({
  target: z.string(),
  origin: z.string(),
  key: z.string(),
  value: z.nullable(z.string()),
  next: z.nullable(z.string()),
});

/** Proves to the server that the login and the launch happened in one browser, where cookies cannot. */
async function prove(): Promise<void> {
  const task = taskSchema.parse(JSON.parse(document.getElementById('tend-storage')?.textContent ?? 'null'));
  if (task.value !== null && task.next !== null) {
    // Whether or not the platform took it: the cookie may still do, and the launch finds out.
    await putData(task, task.key, task.value);
    location.replace(task.next);
    return;
  }
  const form = document.querySelector<HTMLFormElement>('form#tend-proof');
  const field = form?.querySelector<HTMLInputElement>('input[name=proof]');
  if (field) field.value = (await getData(task, task.key)) ?? '';
  form?.submit();
}

void prove();
