interface CallWorld {
  tendCall?: boolean;
}

/** Watches for calls once in a page, however often the script is injected. */
export function runOnce(start: () => void): void {
  const world = globalThis as CallWorld;
  if (!world.tendCall) {
    world.tendCall = true;
    start();
  }
}
