import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

export interface VirtualDisplay {
  /** Value for DISPLAY, such as ":99". */
  name: string;
  /** Presses keys in whatever window of this display has focus, one after the other, in the names of X ("Tab"). */
  press(...keys: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** A screen that nobody sees. Browsers answer some of their own dialogs only where there is one. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  const name = `:${number.toString().trim()}`;
  return {
    name,
    async press(...keys) {
      await promisify(execFile)('xdotool', ['key', '--delay', '250', ...keys], {
        env: { ...process.env, DISPLAY: name },
      });
    },
    async stop() {
      const gone = once(server, 'exit');
      server.kill();
      await gone;
    },
  };
}
