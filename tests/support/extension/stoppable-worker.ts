import { vi } from 'vitest';
import { browser as fake } from './fake-browser.ts';

/*
 * A background whose every step can be its last. A step is an answer of the browser: of one of its interfaces, of
 * IndexedDB, or of the network. Stopped at one, the effect of the call stays, its answer never comes, open transactions
 * are undone, and nothing of that worker runs any more: as in a browser that ends the process.
 *
 * To be put in place of "wxt/browser": vi.mock('wxt/browser', () => Reflect.get(globalThis, 'stoppableBrowser') as object).
 */

type Listener = (...given: unknown[]) => unknown;
type Dispatch = (this: object, event: Event) => boolean;

const listeners = new Map<string, Listener[]>();
let taken = 0;
let last = Infinity;
const isStopped = () => taken >= last;
const never = new Promise<never>(() => {});

/** What changes nothing: a worker that stops there leaves what it leaves one step earlier. Long runs stop there, too. */
const isLong = Boolean(process.env['TEND_LONG_TESTS']);
const looks = /\.(?:get\w*|contains|query)$/;

/** Counts a step; false when it was the last one or came after it. */
function goOn(isLook: boolean): boolean {
  if (!isStopped() && (isLong || !isLook)) taken++;
  return !isStopped();
}

async function gated<T>(call: () => Promise<T> | T, name: string): Promise<T> {
  if (isStopped()) return never;
  try {
    const answer = await call();
    return goOn(looks.test(name)) ? answer : never;
  } catch (error) {
    if (goOn(looks.test(name))) throw error;
    return never;
  }
}

/** What answers at once in every browser. */
const atOnce = new Set(['runtime.getManifest', 'runtime.getURL', 'i18n.getUILanguage']);

function gateOf(target: object, path: string): object {
  return new Proxy(target, {
    get(_target, name) {
      const value: unknown = Reflect.get(target, name);
      const here = `${path}${String(name)}`;
      if (name === 'addListener') return (listener: Listener) => listen(path.slice(0, -1), target, listener);
      if (typeof value === 'function') {
        const call = (value as Listener).bind(target) as (...given: unknown[]) => Promise<unknown>;
        return atOnce.has(here) ? call : (...given: unknown[]) => gated(() => call(...given), here);
      }
      return typeof value === 'object' && value !== null ? gateOf(value, `${here}.`) : value;
    },
  });
}

function listen(event: string, target: object, listener: Listener): void {
  const quiet: Listener = (...given) => (isStopped() ? undefined : listener(...given));
  listeners.set(event, [...(listeners.get(event) ?? []), quiet]);
  // What the stored items themselves tell; all other events are fired by the test.
  if (event.startsWith('storage.')) (target as { addListener(listener: Listener): void }).addListener(quiet);
}

// A fresh worker imports everything anew; the browser around it stays.
vi.stubGlobal('stoppableBrowser', { browser: gateOf(fake, '') });

/** Tells the worker of an event, such as `fire('permissions.onAdded', {})`. Returns what its listeners return. */
export const fire = (event: string, ...given: unknown[]): unknown[] =>
  (listeners.get(event) ?? []).map((listener) => listener(...given));

const connections = new Set<IDBDatabase>();
const transactions = new Set<IDBTransaction>();

/** Makes IndexedDB answer in steps. Call it once in a file. */
export function gateDatabase(): void {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function remembered(...given) {
    const begun = transaction.apply(this, given);
    transactions.add(begun);
    connections.add(this);
    return begun;
  };
  const source = Object.getPrototypeOf(IDBRequest.prototype) as { dispatchEvent: Dispatch };
  const { dispatchEvent } = source;
  source.dispatchEvent = function gatedDispatch(event) {
    // A database is made whole or not at all: its first opening is one step.
    const isMaking = event.type === 'upgradeneeded' || (this as Partial<IDBTransaction>).mode === 'versionchange';
    if (isMaking || this instanceof IDBDatabase) return dispatchEvent.call(this, event);
    if (this instanceof IDBOpenDBRequest && this.result instanceof IDBDatabase) connections.add(this.result);
    // What a transaction does counts when it is over.
    if (goOn(event.type !== 'complete')) return dispatchEvent.call(this, event);
    leaveDatabase();
    return true;
  };
}

/** What a browser does with the connections of a worker that is no more. */
function leaveDatabase(): void {
  for (const begun of transactions) {
    try {
      begun.abort();
    } catch {
      // It had come to its end.
    }
  }
  for (const connection of connections) connection.close();
  transactions.clear();
  connections.clear();
}

/** What is worked out beside the worker, and how much of it is under way. */
let underWay = 0;

/**
 * Makes the ciphers answer in steps. Call it once in a file. A passphrase is worked into its key in one round here: how
 * many there are takes time, and changes no step.
 */
export function gateCrypto(): void {
  for (const name of ['importKey', 'deriveKey', 'encrypt', 'decrypt'] as const) {
    const work = crypto.subtle[name].bind(crypto.subtle) as (...given: unknown[]) => Promise<unknown>;
    const counted = async (algorithm: unknown, ...rest: unknown[]) => {
      underWay++;
      const once = name === 'deriveKey' ? { ...(algorithm as object), iterations: 1 } : algorithm;
      return work(once, ...rest).finally(() => underWay--);
    };
    // It leaves nothing behind: to stop there is to stop one step earlier.
    vi.spyOn(crypto.subtle, name).mockImplementation(((...given: [unknown, ...unknown[]]) =>
      gated(() => counted(...given), 'crypto.getResult')) as never);
  }
}

/** Puts the network behind the same gate: every request is answered with what `answer` gives. */
export const gateFetch = (answer: (address: string) => Response): void =>
  void vi.stubGlobal('fetch', (address: string) => gated(() => answer(address), 'fetch'));

/**
 * Starts a fresh worker, with no memory but what is stored, after whatever ran before is over. It stops after so many
 * steps, or lives on.
 */
export async function startWorker({ steps = Infinity } = {}): Promise<void> {
  await leaveWorker();
  const { listen: wake } = await import('../../../extension/nudging/listen.ts');
  await importLater();
  stopAfter(steps);
  // No event comes here that upkeep would have to wait for.
  const waiting = vi.spyOn(globalThis, 'setTimeout').mockImplementation((work) => setImmediate(work) as never);
  wake();
  waiting.mockRestore();
  await settle();
}

/** What the worker imports when it needs it. In the built script it is there already, and takes no step of its own. */
async function importLater(): Promise<void> {
  await import('../../../extension/calendar/agenda-after.ts');
  await import('../../../extension/messages/message.ts');
  await import('../../../extension/nudging/see-to-all.ts');
  await import('../../../extension/nudging/write-message.ts');
  await import('../../../extension/own-places/answer-wish.ts');
  await import('../../../extension/own-places/site-menu.ts');
  await import('../../../extension/whats-new/note-update.ts');
}

/** Ends the worker that runs, if there is one. Whatever is called before the next one starts, the test itself does. */
export async function leaveWorker(): Promise<void> {
  stopAfter(0);
  await settle();
  leaveDatabase();
  listeners.clear();
  vi.resetModules();
  stopAfter(Infinity);
}

/** Lets the worker go on for so many steps from here; then it is stopped. */
export function stopAfter(steps: number): void {
  taken = 0;
  last = steps;
}

/** Waits until nothing happens any more. True when the worker was stopped before that. */
export async function settle(): Promise<boolean> {
  for (let quiet = 0, before = taken; quiet < 12; quiet++) {
    await new Promise((resolve) => setImmediate(resolve));
    if (taken !== before || underWay > 0) quiet = 0;
    before = taken;
  }
  return isStopped();
}
