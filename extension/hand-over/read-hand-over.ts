import * as z from 'zod/mini';
import { handOverSchema, type HandOver } from '#shared/schemas/hand-over.ts';
import { maxHandOverLength } from '#shared/schemas/hand-over-place.ts';
import type { HeldOut } from './find-hand-over.ts';

export type HandOverReading = { kind: 'read'; handOver: HandOver } | { kind: 'refused'; reason: 'unread' | 'newer' };

const versionSchema = z.object({ format: z.literal('tend-hand-over'), version: z.int().check(z.gt(1)) });

/** Reads what a page holds out, which may be anything. */
export function readHandOver({ origin, text }: HeldOut): HandOverReading {
  const raw = text.length > maxHandOverLength ? undefined : parse(text);
  const parsed = handOverSchema.safeParse(raw);
  if (!parsed.success) {
    return { kind: 'refused', reason: versionSchema.safeParse(raw).success ? 'newer' : 'unread' };
  }
  const { wayBack, ...rest } = parsed.data;
  // Only a page on this very device may lead back to this very device.
  const isAllowed = wayBack !== undefined && (wayBack.startsWith('https:') || origin.startsWith('http:'));
  return { kind: 'read', handOver: isAllowed ? { ...rest, wayBack } : rest };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
