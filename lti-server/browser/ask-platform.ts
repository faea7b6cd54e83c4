import * as z from 'zod/mini';

/** Where a platform keeps things for a tool whose own storage the browser refuses (LTI Platform Storage 1.0). */
export interface StorageFrame {
  /** `lti_storage_target`: a frame beside ours, or `_parent`. */
  target: string;
  /** Origin of the platform's authentication endpoint; messages go to it alone and are taken from it alone. */
  origin: string;
}

const answerSchema = z.object({
  subject: z.string(),
  message_id: z.string(),
  value: z.optional(z.nullable(z.string())),
  error: z.optional(z.unknown()),
});
// Platforms that do not know the messages never answer (mobile apps): one second, and the launch goes on without.
const timeLimit = 1_000;

function findFrame(target: string): Window {
  // In a new tab the platform is the opener. A name of a frame that is not there leaves its parent (Canvas in editors).
  const host: Window = window.parent === window ? ((window.opener as Window | null) ?? window) : window.parent;
  if (target === '_parent') return host;
  return (host.frames as unknown as Record<string, Window | undefined>)[target] ?? host;
}

/** Sends one message and waits for its answer: the value, or null when there was none in time. */
function ask(frame: StorageFrame, message: Record<string, string>): Promise<string | null> {
  const messageId = crypto.randomUUID();
  return new Promise((resolve) => {
    const finish = (value: string | null): void => {
      clearTimeout(timer);
      removeEventListener('message', listen);
      resolve(value);
    };
    const listen = (event: MessageEvent): void => {
      if (event.origin !== frame.origin) return;
      const answer = z.safeParse(answerSchema, event.data);
      if (!answer.success || answer.data.message_id !== messageId) return;
      if (answer.data.subject !== `${message['subject']}.response`) return;
      finish(answer.data.error ? null : (answer.data.value ?? null));
    };
    const timer = setTimeout(() => finish(null), timeLimit);
    addEventListener('message', listen);
    try {
      findFrame(frame.target).postMessage({ ...message, message_id: messageId }, frame.origin);
    } catch {
      finish(null);
    }
  });
}

/** Whether the platform has taken the value. */
export async function putData(frame: StorageFrame, key: string, value: string): Promise<boolean> {
  return (await ask(frame, { subject: 'lti.put_data', key, value })) !== null;
}

export function getData(frame: StorageFrame, key: string): Promise<string | null> {
  return ask(frame, { subject: 'lti.get_data', key });
}
