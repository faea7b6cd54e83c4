import { randomBytes } from 'node:crypto';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, type JWK, SignJWT } from 'jose';
import type { Profile } from './profile.ts';

interface PlatformKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** The platform's signing keys: what it signs with now, and what its key set publishes. */
export class PlatformKeys {
  #published: PlatformKey[] = [];
  #signing = 0;
  readonly #knobs: Profile['keys'];
  readonly #now: () => number;

  constructor(knobs: Profile['keys'], now: () => number) {
    this.#knobs = knobs;
    this.#now = now;
  }

  /** Makes the first keys; with three, the middle one signs (past, present, future). */
  async prepare(): Promise<void> {
    this.#published = await Promise.all(Array.from({ length: this.#knobs.count }, (_, place) => this.#make(place)));
    this.#signing = Math.floor(this.#knobs.count / 2);
  }

  /** New signing key. `keepOld` leaves the former ones in the key set for tokens that are still under way. */
  async rotate({ keepOld = true }: { keepOld?: boolean } = {}): Promise<void> {
    const fresh = await this.#make(this.#published.length);
    this.#published = keepOld ? [...this.#published, fresh] : [fresh];
    this.#signing = this.#published.length - 1;
  }

  get kid(): string {
    return this.#current.kid;
  }

  get keySet(): { keys: JWK[] } {
    return { keys: this.#published.map((key) => key.publicJwk) };
  }

  /** The public signing key as PEM: what an attacker uses as an HMAC secret. */
  publicPem(): Promise<string> {
    return exportSPKI(this.#current.publicKey);
  }

  /** `header` is laid over the usual one; a member that is undefined there is left out. */
  sign(claims: Record<string, unknown>, header: Readonly<Record<string, unknown>> = {}): Promise<string> {
    return new SignJWT(claims)
      .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid: this.kid, ...header })
      .sign(this.#current.privateKey);
  }

  get #current(): PlatformKey {
    const key = this.#published[this.#signing];
    if (!key) throw new Error('PlatformKeys: prepare() was not awaited');
    return key;
  }

  async #make(place: number): Promise<PlatformKey> {
    const kid =
      this.#knobs.kidStyle === 'hex'
        ? randomBytes(10).toString('hex')
        : new Date(this.#now() + place * 30 * 86_400_000).toISOString();
    const pair = await generateKeyPair('RS256', { modulusLength: this.#knobs.bits, extractable: true });
    const publicJwk: JWK = { ...(await exportJWK(pair.publicKey)), kid, use: 'sig' };
    if (this.#knobs.hasAlgorithm) publicJwk.alg = 'RS256';
    return { kid, privateKey: pair.privateKey, publicKey: pair.publicKey, publicJwk };
  }
}
