import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { identifierSchema } from '#shared/schemas/identifier.ts';

/** What the side panel was opened for. Kept for the session: tomorrow's panel opens plain. */
export const panelTaskSchema = z.discriminatedUnion('purpose', [
  z.strictObject({ purpose: z.literal('note'), nudgeId: z.nullable(identifierSchema) }),
  z.strictObject({ purpose: z.literal('plan'), planId: z.string() }),
]);
export type PanelTask = z.infer<typeof panelTaskSchema>;

const key = 'panelTask';

export async function readPanelTask(): Promise<PanelTask | null> {
  const parsed = panelTaskSchema.safeParse((await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.data : null;
}

export async function writePanelTask(task: PanelTask): Promise<void> {
  await browser.storage.session.set({ [key]: task });
}

export function watchPanelTask(changed: () => void): () => void {
  browser.storage.session.onChanged.addListener(changed);
  return () => browser.storage.session.onChanged.removeListener(changed);
}
