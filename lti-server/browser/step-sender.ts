import type { SaveState } from '#shared/components/module-player.ts';
import { attemptSchema, type Attempt } from '#shared/schemas/attempt.ts';
import type { StepKind } from '#shared/schemas/step.ts';
import * as z from 'zod/mini';
import { openModuleSchema } from '../pages/launch-boot.ts';
import { ApiFault, callApi } from './call-api.ts';

const answeredSchema = z.object({ attempt: attemptSchema, completedNow: z.boolean() });
const waits = [1_000, 2_000, 5_000, 15_000, 30_000];

interface StepSenderOptions {
  token: string;
  moduleId: string;
  /** What the server holds now. */
  onAttempt: (attempt: Attempt) => void;
  onState: (state: SaveState) => void;
}

/**
 * Sends the steps that were done, one after another in their order. A step that cannot be sent waits in this page and
 * is tried again by itself: after a while, and at once when the browser says that the connection is back.
 */
export class StepSender {
  private readonly options: StepSenderOptions;
  private readonly queue: StepKind[] = [];
  private isSending = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: StepSenderOptions) {
    this.options = options;
  }

  start(): void {
    addEventListener('online', this.wake);
    addEventListener('beforeunload', this.warn);
  }

  stop(): void {
    removeEventListener('online', this.wake);
    removeEventListener('beforeunload', this.warn);
    clearTimeout(this.timer);
  }

  add(step: StepKind): void {
    this.queue.push(step);
    void this.send();
  }

  private readonly wake = (): void => void this.send();

  /** Leaving now would lose the steps that wait; the browser asks in its own words. */
  private readonly warn = (event: BeforeUnloadEvent): void => {
    if (this.queue.length > 0) event.preventDefault();
  };

  private async send(): Promise<void> {
    if (this.isSending) return;
    clearTimeout(this.timer);
    this.isSending = true;
    try {
      for (let step = this.queue[0]; step !== undefined; step = this.queue[0]) {
        this.options.onAttempt(await this.sendOne(step));
        this.queue.shift();
        this.failures = 0;
      }
      this.options.onState('saved');
    } catch (error) {
      this.fail(error);
    } finally {
      this.isSending = false;
    }
  }

  private async sendOne(step: StepKind): Promise<Attempt> {
    const { token, moduleId } = this.options;
    try {
      const { attempt } = await callApi('/api/steps', answeredSchema, { token, body: { step, moduleId } });
      return attempt;
    } catch (error) {
      // Another tab or device is elsewhere in the module: what the server holds is right.
      if (!(error instanceof ApiFault && error.status === 409)) throw error;
      const path = `/api/module?id=${encodeURIComponent(moduleId)}`;
      const { attempt } = await callApi(path, openModuleSchema, { token });
      return attempt;
    }
  }

  private fail(error: unknown): void {
    if (!(error instanceof ApiFault && error.isPassing)) {
      this.queue.length = 0;
      this.options.onState('closed');
      return;
    }
    this.options.onState('waiting');
    const wait = waits[Math.min(this.failures, waits.length - 1)];
    this.failures += 1;
    this.timer = setTimeout(this.wake, wait);
  }
}
