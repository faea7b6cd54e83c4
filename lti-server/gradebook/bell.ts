/** Sleeps that another may cut short. */
export interface Bell {
  /** Ends the sleep, or keeps the next one from beginning. */
  ring(): void;
  /** Resolves after `longest` ms, or when the bell rings. One sleeper at a time. */
  sleep(longest: number): Promise<void>;
}

export function createBell(): Bell {
  let hasRung = false;
  let wakeUp: (() => void) | null = null;
  return {
    ring() {
      hasRung = true;
      wakeUp?.();
    },
    async sleep(longest) {
      if (!hasRung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        wakeUp = resolve;
        const timer = setTimeout(resolve, longest);
        await promise;
        clearTimeout(timer);
        wakeUp = null;
      }
      hasRung = false;
    },
  };
}
