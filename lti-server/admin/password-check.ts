import { createHmac } from 'node:crypto';
import pLimit from 'p-limit';
import { fitsPasswordHash, hashPassword, isPasswordHash } from '../configuration/password-hash.ts';
import type { Configuration } from '../configuration/read-configuration.ts';
import { siteOf } from '../serving/refusal-counter.ts';
import { TooManyRefusals } from '../serving/limit-refusals.ts';

export interface PasswordCheck {
  /** Tells which password it is, to whoever has the tool's secret only. */
  mark: string;
  /** @throws TooManyRefusals when this address is being judged already, or too many others are. */
  fits(password: string, address: string): Promise<boolean>;
}

const mostWaiting = 20;

/**
 * Judges passwords one at a time, whoever asks: a flood of tries costs one core at most, and gets some six answers a
 * second for all its addresses. One try an address stands in the row, so that one address cannot fill it.
 */
export function createPasswordCheck(kept: string, { secrets }: Pick<Configuration, 'secrets'>): PasswordCheck {
  const oneAtATime = pLimit(1);
  const waiting = new Set<string>();
  let hash: Promise<string> | undefined;
  return {
    mark: createHmac('sha256', String(secrets[0])).update(`console ${kept}`).digest('base64url'),
    async fits(password, address) {
      const site = siteOf(address);
      if (waiting.has(site) || waiting.size >= mostWaiting) throw new TooManyRefusals(5);
      waiting.add(site);
      try {
        hash ??= isPasswordHash(kept) ? Promise.resolve(kept) : hashPassword(kept);
        const expected = await hash;
        return await oneAtATime(() => fitsPasswordHash(password, expected));
      } finally {
        waiting.delete(site);
      }
    },
  };
}
