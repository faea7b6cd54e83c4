import { createPublicKey, generateKeyPair, type KeyObject, randomBytes, sign } from 'node:crypto';
import { promisify } from 'node:util';
import type { JWK } from 'jose';
import type { Profile } from './profile.ts';

interface PlatformKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicJwk: JWK;
}

const makePair = promisify(generateKeyPair);

/** The platform's signing keys: what it signs with now, and what its key set publishes. */
export class PlatformKeys {
  #published: PlatformKey[] = [];
  #signing = 0;
  #made = 0;
  readonly #knobs: Profile['keys'];
  readonly #now: () => number;

  constructor(knobs: Profile['keys'], now: () => number) {
    this.#knobs = knobs;
    this.#now = now;
  }

  /** Makes the first keys; with three, the middle one signs (past, present, future). */
  async prepare(): Promise<void> {
    this.#published = await Promise.all(Array.from({ length: this.#knobs.count }, () => this.#make()));
    this.#signing = Math.floor(this.#knobs.count / 2);
  }

  /**
   * New signing key. `keepOld` leaves the former ones in the key set for tokens that are still under way. With three
   * keys the future one, published already, becomes the present one.
   */
  async rotate({ keepOld = true }: { keepOld?: boolean } = {}): Promise<void> {
    const fresh = await this.#make();
    const isRing = this.#knobs.count === 3 && keepOld;
    this.#published = isRing ? [...this.#published.slice(1), fresh] : keepOld ? [...this.#published, fresh] : [fresh];
    this.#signing = isRing ? 1 : this.#published.length - 1;
  }

  get kid(): string {
    return this.#current.kid;
  }

  get keySet(): { keys: JWK[] } {
    return { keys: this.#published.map((key) => key.publicJwk) };
  }

  /** The public signing key as PEM: what an attacker uses as an HMAC secret. */
  publicPem(): string {
    return createPublicKey(this.#current.privateKey).export({ type: 'spki', format: 'pem' }).toString();
  }

  /**
   * `header` is laid over the usual one; a member that is undefined there is left out. Not by jose, which refuses the
   * 512 bits that some platforms sign with.
   */
  async sign(claims: Record<string, unknown>, header: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const head = { typ: 'JWT', alg: 'RS256', kid: this.kid, ...header };
    const signed = `${encode(head)}.${encode(claims)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), this.#current.privateKey).toString('base64url')}`;
  }

  get #current(): PlatformKey {
    const key = this.#published[this.#signing];
    if (!key) throw new Error('PlatformKeys: prepare() was not awaited');
    return key;
  }

  async #make(): Promise<PlatformKey> {
    const place = this.#made++;
    const { privateKey, publicKey } = await makePair('rsa', { modulusLength: this.#knobs.bits });
    const kid = this.#kid(place);
    const publicJwk: JWK = { ...(publicKey.export({ format: 'jwk' }) as JWK), kid, use: 'sig' };
    if (this.#knobs.hasAlgorithm) publicJwk.alg = 'RS256';
    return { kid, privateKey, publicJwk };
  }

  #kid(place: number): string {
    if (this.#knobs.kidStyle === 'hex') return randomBytes(10).toString('hex');
    // The middle one of three signs; `place` months from it, as they rotate.
    const sampleDay = Date.parse('2018-06-18T22:33:20Z');
    const day = this.#knobs.kidStyle === 'sample' ? sampleDay : this.#now();
    const months = place - Math.floor(this.#knobs.count / 2);
    return new Date(day + months * 30 * 86_400_000).toISOString().replace('.000Z', 'Z');
  }
}

function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
