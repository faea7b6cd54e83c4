import * as z from 'zod/mini';
import { browser } from 'wxt/browser';
import { nudgeSchema, type Nudge } from '#shared/schemas/nudge.ts';

let loaded: Promise<readonly Nudge[]> | undefined;

/** The prompts that came with this build, read from the extension's own files. Rejects when they do not parse. */
export function loadNudges(): Promise<readonly Nudge[]> {
  loaded ??= fetchNudges().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function fetchNudges(): Promise<readonly Nudge[]> {
  // WXT's types know the files of public/ only; this one is copied in by a hook of wxt.config.ts.
  const address = browser.runtime.getURL('/content/nudges.json' as '/');
  const response = await fetch(address);
  return z.array(nudgeSchema).parse(await response.json());
}
