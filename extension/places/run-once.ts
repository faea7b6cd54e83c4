interface BootWorld {
  tendBoot?: boolean;
}

/** Runs the script of a place once in a page, however often it is injected. */
export function runOnce(start: () => void): void {
  const world = globalThis as BootWorld;
  if (!world.tendBoot) {
    world.tendBoot = true;
    start();
  }
}
