import type { BrowserContext, Page } from '@playwright/test';

/** Ends the background as the browser does when it has been idle, and waits until it is gone. `own` is a page of ours. */
export async function stopWorker(context: BrowserContext, own: Page): Promise<void> {
  const session = await context.newCDPSession(own);
  const stopped = new Promise<void>((resolve) => {
    session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      if (versions.length > 0 && versions.every(({ runningStatus }) => runningStatus === 'stopped')) resolve();
    });
  });
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await stopped;
  await session.detach();
}
