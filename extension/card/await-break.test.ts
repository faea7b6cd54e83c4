// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awaitBreak } from './await-break.ts';
import { breaksOf, type Break } from './breaks.ts';

const send = vi.fn(async (_message: unknown) => {});
const world = globalThis as { tendKeys?: number | undefined; tendWait?: number };
const counts = new Map([
  ['keydown', 3],
  ['input', 0],
]);
const press = (type = 'keydown') => counts.set(type, counts.get(type)! + 1);
const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000);
const ask = (...breaks: Break[]) => awaitBreak('compose', breaks);
const noticed = [[{ type: 'momentNoticed', moment: 'compose' }]];
let isHidden = false;
let isWindowFull = false;

beforeEach(() => {
  vi.useFakeTimers();
  counts.set('keydown', 3).set('input', 0);
  world.tendKeys = 3;
  isHidden = isWindowFull = false;
  vi.stubGlobal('chrome', { runtime: { sendMessage: send } });
  vi.spyOn(globalThis, 'matchMedia').mockImplementation(() => ({ matches: isWindowFull }) as MediaQueryList);
  Object.defineProperty(performance, 'eventCounts', { configurable: true, value: counts });
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  Object.defineProperty(document, 'fullscreenElement', { configurable: true, writable: true, value: null });
  document.body.innerHTML =
    '<input><div contenteditable="true" tabindex="0"><p tabindex="0">x</p></div><button>b</button>';
  document.querySelector('input')!.focus();
});
afterEach(() => {
  clearInterval(world.tendWait);
  vi.useRealTimers();
  send.mockClear();
});

it('says now when no key was pressed since the moment was noticed, and sets nothing off', () => {
  expect(ask('pause')).toBe('now');
  pass(60);
  expect(send).not.toHaveBeenCalled();
});

it('tells of the moment again after five seconds without a key, once', () => {
  press();
  expect(ask('pause')).toBe('later');
  for (let key = 0; key < 5; key++) {
    pass(4);
    press();
  }
  expect(send).not.toHaveBeenCalled();
  pass(5);
  expect(send).not.toHaveBeenCalled();
  pass(1);
  expect(send.mock.calls).toEqual(noticed);
  expect(ask('pause')).toBe('now');
  pass(60);
  expect(send).toHaveBeenCalledTimes(1);
});

it('takes dictated text for typing', () => {
  press();
  ask('pause');
  pass(4);
  press('input');
  pass(4);
  expect(send).not.toHaveBeenCalled();
});

it.each([
  ['blurred', () => (document.activeElement as HTMLElement).blur()],
  ['removed', () => document.activeElement!.remove()],
  ['left for a button', () => document.querySelector('button')!.focus()],
])('tells when the composer was %s, and a pause will not do', (_name, leave) => {
  press();
  ask('leaving');
  pass(60);
  expect(send).not.toHaveBeenCalled();
  leave();
  pass(2);
  expect(send.mock.calls).toEqual(noticed);
});

it('does not take a field in which one goes on, or an editor that is drawn anew, for leaving', () => {
  press();
  ask('leaving');
  document.querySelector<HTMLElement>('p')!.focus();
  pass(10);
  document.querySelector('p')!.remove();
  pass(1);
  document.querySelector<HTMLElement>('[contenteditable]')!.focus();
  pass(10);
  expect(send).not.toHaveBeenCalled();
});

it.each([
  ['hidden', () => (isHidden = true), () => (isHidden = false)],
  [
    'in fullscreen',
    () => Object.assign(document, { fullscreenElement: document.body }),
    () => Object.assign(document, { fullscreenElement: null }),
  ],
  ['in a window that fills the screen', () => (isWindowFull = true), () => (isWindowFull = false)],
])('waits while the page is %s', (_name, begin, end) => {
  begin();
  expect(ask('pause')).toBe('later');
  pass(60);
  expect(send).not.toHaveBeenCalled();
  end();
  pass(1);
  expect(send.mock.calls).toEqual(noticed);
});

it('gives up after ten minutes', () => {
  press();
  ask('pause');
  for (let key = 0; key < 151; key++) {
    press();
    pass(4);
  }
  pass(60);
  expect(send).not.toHaveBeenCalled();
});

it('waits for the moment that was noticed last, and only once', () => {
  press();
  ask('pause');
  awaitBreak('chat', breaksOf.chat);
  pass(10);
  expect(send.mock.calls).toEqual([[{ type: 'momentNoticed', moment: 'chat' }]]);
});

it('is silent when the extension has gone meanwhile', () => {
  press();
  ask('pause');
  send.mockRejectedValueOnce(new Error('Extension context invalidated.'));
  expect(() => pass(10)).not.toThrow();
});

it('shows at once where the browser does not count keys', () => {
  Object.defineProperty(performance, 'eventCounts', { configurable: true, value: undefined });
  world.tendKeys = undefined;
  expect(ask('leaving')).toBe('now');
});
