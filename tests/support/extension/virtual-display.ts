import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';

export interface VirtualDisplay {
  /** Value for DISPLAY, such as ":99". */
  name: string;
  /** Presses keys in whatever window of this display has focus, one after the other, in the names of X ("Tab"). */
  press(...keys: string[]): Promise<void>;
  /** The colours of a column of pixels from the top down, as "#rrggbb": what a person would see there. */
  coloursOf(column: { x: number; from: number; to: number }): Promise<string[]>;
  /** Does something that changes what is to be seen, and waits until it has changed and holds still. */
  change(act: () => Promise<unknown>): Promise<void>;
  stop(): Promise<void>;
}

/** A screen that nobody sees. Browsers answer some of their own dialogs only where there is one. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const folder = await mkdtemp(path.join(tmpdir(), 'display-'));
  const size = ['-screen', '0', '1280x900x24', '-fbdir', folder];
  const server = spawn('Xvfb', ['-displayfd', '3', ...size, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
  const name = `:${number.toString().trim()}`;
  const readScreen = () => readFile(path.join(folder, 'Xvfb_screen0'));
  return {
    name,
    async press(...keys) {
      await promisify(execFile)('xdotool', ['key', '--delay', '250', ...keys], {
        env: { ...process.env, DISPLAY: name },
      });
    },
    async coloursOf({ x, from, to }) {
      const screen = await readScreen();
      return Array.from({ length: to - from }, (_none, row) => pixelOf(screen, x, from + row));
    },
    async change(act) {
      const before = await readScreen();
      await act();
      let seen = before;
      await expect(async () => {
        const last = seen;
        seen = await readScreen();
        expect([seen.equals(before), seen.equals(last)]).toEqual([false, true]);
      }).toPass();
    },
    async stop() {
      const gone = once(server, 'exit');
      server.kill();
      await gone;
      await rm(folder, { recursive: true });
    },
  };
}

/** A pixel in a dump of X ("XWD file format", version 7): a head of big-endian words, the colours, then the rows. */
function pixelOf(dump: Buffer, x: number, y: number): string {
  const word = (place: number) => dump.readUInt32BE(place * 4);
  const [headSize, bytesPerLine, colours] = [word(0), word(12), word(19)];
  const pixel = dump.readUInt32LE(headSize + colours * 12 + y * bytesPerLine + x * 4);
  return `#${(pixel & 0xffffff).toString(16).padStart(6, '0')}`;
}
