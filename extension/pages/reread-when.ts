import type { ReactiveControllerHost } from 'lit';

/** Calls whenever what it watches changes. Returns what stops that. */
type Watch = (changed: () => void) => () => void;

/** Has an element read what it shows: when it comes to a page, and again whenever something changes, until it goes. */
export function rereadWhen(host: ReactiveControllerHost, reread: () => void, watches: readonly Watch[]): void {
  let stops: (() => void)[] = [];
  host.addController({
    hostConnected() {
      stops = watches.map((watch) => watch(reread));
      reread();
    },
    hostDisconnected() {
      for (const stop of stops) stop();
    },
  });
}
