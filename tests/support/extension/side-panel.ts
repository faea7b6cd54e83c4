import type { BrowserContext, CDPSession } from '@playwright/test';

/**
 * The side panel of Chromium. Playwright knows tabs only, so this speaks to it through the browser's own session.
 */
export interface SidePanel {
  /** Evaluates an expression in the panel's page and returns its value. */
  evaluate<T>(expression: string): Promise<T>;
  /** Presses the mouse on the element that the expression finds. */
  press(element: string): Promise<void>;
  type(text: string): Promise<void>;
  /** As a PNG file. */
  picture(): Promise<Buffer>;
}

/** Waits for the open side panel. */
export async function sidePanelOf(context: BrowserContext, address: string): Promise<SidePanel> {
  const browser = context.browser();
  const cdp = await (browser ? browser.newBrowserCDPSession() : Promise.reject(new Error('no browser session')));
  const target = await findTarget(cdp, address);
  const { sessionId } = await cdp.send('Target.attachToTarget', { targetId: target, flatten: false });
  let lastId = 0;

  const send = <T>(method: string, params: object): Promise<T> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      const receive = (event: { sessionId: string; message: string }) => {
        const answer = JSON.parse(event.message) as { id?: number; result?: T; error?: { message: string } };
        if (event.sessionId !== sessionId || answer.id !== id) return;
        cdp.off('Target.receivedMessageFromTarget', receive);
        if (answer.error) reject(new Error(answer.error.message));
        else resolve(answer.result as T);
      };
      cdp.on('Target.receivedMessageFromTarget', receive);
      void cdp.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) });
    });

  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result } = await send<{ result: { value: T } }>('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    return result.value;
  };
  return {
    evaluate,
    async press(element) {
      const at = await evaluate<{ x: number; y: number }>(
        `(() => { const e = ${element}; e.scrollIntoView(); const b = e.getBoundingClientRect(); return { x: b.x + b.width / 2, y: b.y + b.height / 2 }; })()`,
      );
      const button = { ...at, button: 'left', clickCount: 1 };
      await send('Input.dispatchMouseEvent', { type: 'mousePressed', ...button });
      await send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...button });
    },
    type: (text) => send('Input.insertText', { text }),
    async picture() {
      const { data } = await send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
      return Buffer.from(data, 'base64');
    },
  };
}

async function findTarget(cdp: CDPSession, address: string): Promise<string> {
  await cdp.send('Target.setDiscoverTargets', { discover: true });
  const find = async () =>
    (await cdp.send('Target.getTargets')).targetInfos.find(({ type, url }) => type === 'page' && url === address)
      ?.targetId;
  return (
    (await find()) ??
    new Promise((resolve) => {
      cdp.on('Target.targetInfoChanged', ({ targetInfo }) => {
        if (targetInfo.type === 'page' && targetInfo.url === address) resolve(targetInfo.targetId);
      });
    })
  );
}
