// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getData, putData } from './ask-platform.ts';

const origin = 'https://sso.example.org';
const frame = { target: '_parent', origin };

interface Asked {
  subject: string;
  message_id: string;
  key: string;
  value?: string;
}

describe('the storage of a platform', () => {
  const postMessage = vi.fn<(message: Asked, origin: string) => void>();
  const named = { postMessage: vi.fn<(message: Asked, origin: string) => void>() };

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('parent', { postMessage, frames: { storage_frame: named } });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    postMessage.mockReset();
    named.postMessage.mockReset();
  });

  function answer(data: object, from = origin): void {
    window.dispatchEvent(new MessageEvent('message', { data, origin: from }));
  }
  const asked = () => postMessage.mock.calls[0]?.[0] as Asked;

  it('takes a value and gives it back, asked at its own origin alone', async () => {
    const put = putData(frame, 'state', 'secret');
    expect(postMessage).toHaveBeenCalledWith(
      expect.objectContaining({ subject: 'lti.put_data', value: 'secret' }),
      origin,
    );
    answer({ subject: 'lti.put_data.response', message_id: asked().message_id, key: 'state', value: 'secret' });
    expect(await put).toBe(true);
    postMessage.mockReset();
    const got = getData(frame, 'state');
    answer({ subject: 'lti.get_data.response', message_id: asked().message_id, key: 'state', value: 'secret' });
    expect(await got).toBe('secret');
  });

  it('is asked in the frame that the platform names', () => {
    void getData({ target: 'storage_frame', origin }, 'state');
    expect(named.postMessage).toHaveBeenCalledOnce();
    expect(postMessage).not.toHaveBeenCalled();
  });

  it.each([
    ['another origin', (id: string) => answer(valueFor(id), 'https://elsewhere.example.org')],
    ['another message', () => answer(valueFor('other'))],
    ['another subject', (id: string) => answer({ ...valueFor(id), subject: 'lti.put_data.response' })],
    ['something that is no answer', () => answer({ hello: 1 })],
    ['nobody', () => {}],
  ])('is not believed when %s answers, and given up after a second', async (_who, send) => {
    const got = getData(frame, 'state');
    send(asked().message_id);
    await vi.advanceTimersByTimeAsync(999);
    expect(await Promise.race([got, Promise.resolve('waiting')])).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1);
    expect(await got).toBeNull();
  });

  it('is without the value when it says that something went wrong', async () => {
    const got = getData(frame, 'state');
    answer({ ...valueFor(asked().message_id), error: { code: 'storage_exhaustion' } });
    expect(await got).toBeNull();
  });

  function valueFor(messageId: string): object {
    return { subject: 'lti.get_data.response', message_id: messageId, key: 'state', value: 'forged' };
  }
});
