// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  meetAfter,
  meetBefore,
  meetCall,
  meetReserve,
  teamsBefore,
  teamsCallPage,
  teamsShell,
  zoomBefore,
  zoomBetween,
  zoomCallPage,
} from '../../tests/support/extension/place-pages.ts';
import { googleMeetCall } from './google-meet.ts';
import { teamsCall } from './teams.ts';
import { watchCall } from './watch-call.ts';
import { zoomCall } from './zoom.ts';

const send = vi.fn(async (_message: { type: string; moment?: string }) => {});
const said = () => send.mock.calls.map(([{ type, moment }]) => moment ?? type);
const looks = (count: number) => vi.advanceTimersByTime(2000 * count);
const show = (html: string) => {
  document.body.innerHTML = html;
};
const callOf = ({ html }: { html: string }) => /<main[^]*<\/main>/.exec(html)?.[0] ?? '';
let isHidden = false;
const add = vi.spyOn(globalThis, 'addEventListener');

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('chrome', { runtime: { sendMessage: send } });
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
  isHidden = false;
  show('');
  add.mockClear();
});
afterEach(() => {
  for (const [type, listener] of add.mock.calls) if (listener) removeEventListener(type, listener);
  vi.useRealTimers();
  send.mockClear();
});

const places = [
  ['Meet', googleMeetCall, callOf(meetCall)],
  ['Teams', teamsCall, callOf(teamsCallPage)],
  ['Zoom', zoomCall, callOf(zoomCallPage)],
] as const;

describe.each(places)('%s', (_name, signal, inCall) => {
  it('tells of a call at the second look, and every five minutes', () => {
    watchCall(signal);
    show(inCall);
    looks(1);
    expect(said()).toEqual([]);
    looks(1);
    expect(said()).toEqual(['callGoesOn']);
    looks(149);
    expect(said()).toHaveLength(1);
    looks(1);
    expect(said()).toEqual(['callGoesOn', 'callGoesOn']);
  });

  it('tells that it is over after the grace, and then notices the moment', () => {
    watchCall(signal);
    show(inCall);
    looks(2);
    show('');
    looks(signal.misses - 1);
    expect(said()).toEqual(['callGoesOn']);
    looks(1);
    expect(said()).toEqual(['callGoesOn', 'callOver']);
    looks(1);
    expect(said()).toEqual(['callGoesOn', 'callOver', 'meetingEnded']);
    looks(400);
    expect(said()).toHaveLength(3);
  });

  it('takes no short absence for an end', () => {
    watchCall(signal);
    show(inCall);
    looks(10);
    show('');
    looks(signal.misses - 1);
    show(inCall);
    looks(1);
    show('');
    looks(signal.misses - 1);
    expect(said()).toEqual(['callGoesOn']);
  });

  it('takes no glimpse for a call', () => {
    watchCall(signal);
    show(inCall);
    looks(1);
    show('');
    looks(100);
    expect(said()).toEqual([]);
  });

  it('waits with the moment until the tab is seen, but not for long', () => {
    watchCall(signal);
    show(inCall);
    looks(2);
    isHidden = true;
    show('');
    looks(100);
    expect(said()).toEqual(['callGoesOn', 'callOver']);
    isHidden = false;
    looks(1);
    expect(said()).toEqual(['callGoesOn', 'callOver', 'meetingEnded']);

    show(inCall);
    looks(2);
    isHidden = true;
    show('');
    looks(400);
    isHidden = false;
    looks(10);
    expect(said().filter((what) => what === 'meetingEnded')).toHaveLength(1);
  });

  it('notices the next call, too', () => {
    watchCall(signal);
    for (let call = 0; call < 2; call++) {
      show(inCall);
      looks(3);
      show('');
      looks(signal.misses + 1);
    }
    expect(said()).toEqual(['callGoesOn', 'callOver', 'meetingEnded', 'callGoesOn', 'callOver', 'meetingEnded']);
  });

  it('tells when the page goes away in a call, and only then', () => {
    watchCall(signal);
    dispatchEvent(new Event('pagehide'));
    expect(said()).toEqual([]);
    show(inCall);
    looks(2);
    dispatchEvent(new Event('pagehide'));
    expect(said()).toEqual(['callGoesOn', 'callOver']);
  });
});

it('Meet: the wrapper of the button that leaves does as well, and the page after a call is none', () => {
  watchCall(googleMeetCall);
  show(callOf(meetCall));
  looks(2);
  show(meetReserve);
  looks(100);
  expect(said()).toEqual(['callGoesOn']);
  show(meetAfter);
  looks(100);
  expect(said()).toEqual(['callGoesOn', 'callOver', 'meetingEnded']);
});

it('Teams: a call in the frame of older pages is seen', () => {
  watchCall(teamsCall);
  const inner = document.implementation.createHTMLDocument();
  inner.body.innerHTML = callOf(teamsCallPage);
  // This DOM loads no frames.
  vi.spyOn(HTMLIFrameElement.prototype, 'contentDocument', 'get').mockReturnValue(inner);
  show(teamsShell.replace(' id=', ' loading="lazy" id='));
  looks(2);
  expect(said()).toEqual(['callGoesOn']);
});

describe.each([
  ['Meet’s green room', googleMeetCall, meetBefore.greenRoom],
  ['Meet’s waiting screen', googleMeetCall, meetBefore.waiting],
  ['Teams before joining', teamsCall, teamsBefore.preJoin],
  ['Teams before joining, with a button that leaves', teamsCall, teamsBefore.preJoinWithLeave],
  ['Zoom’s preview', zoomCall, zoomBefore.preview],
  ['Zoom’s waiting room', zoomCall, zoomBefore.waitingRoom],
] as const)('%s', (_name, signal, html) => {
  it('is no call', () => {
    watchCall(signal);
    show(html);
    looks(100);
    expect(said()).toEqual([]);
  });
});

it('Zoom: on the way to a breakout room, and at the question whether to leave, the call goes on', () => {
  watchCall(zoomCall);
  show(callOf(zoomCallPage));
  looks(2);
  show(zoomBetween);
  looks(60);
  show('<footer id="wc-footer"><div class="leave-option-container"></div></footer>');
  looks(60);
  expect(said()).toEqual(['callGoesOn']);
});

it('Meet: the call goes on when only the button that leaves is left of its controls', () => {
  watchCall(googleMeetCall);
  show(callOf(meetCall));
  looks(2);
  show('<button jsname="CQylAd">leave</button>');
  looks(100);
  expect(said()).toEqual(['callGoesOn']);
});
