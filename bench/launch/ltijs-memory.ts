import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

type Item = Record<string, unknown>;
type Row = { index: Item; item: Item; secret: { iv: Buffer; data: Buffer } | null };
type Key = string | false;

/** The fields that ltijs looks each collection up by, so that a lookup is one step of a Map and no scan. */
const keyFields: Record<string, readonly string[]> = {
  platform: ['platformUrl', 'clientId'],
  platformStatus: ['id'],
  publickey: ['platformUrl', 'clientId'],
  privatekey: ['platformUrl', 'clientId'],
  accesstoken: ['platformUrl', 'clientId', 'scopes'],
  idtoken: ['iss', 'clientId', 'deploymentId', 'user'],
  contexttoken: ['contextId', 'user'],
  nonce: ['nonce'],
  state: ['state'],
};

/**
 * A database plugin for ltijs in plain Maps: the cheapest there can be, so that what is measured is ltijs and not its
 * MongoDB. Same contract as its own: `Get` gives rows or false, `Replace` is an upsert, what comes with a key is
 * encrypted. Rows do not expire, which only saves it work.
 */
export class LtijsMemory {
  readonly #collections = new Map<string, Map<string, Row>>();

  setup = () => Promise.resolve(true);
  Close = () => Promise.resolve(true);

  Get(key: Key, collection: string, query: Item = {}): Promise<Item[] | false> {
    const found = this.#find(collection, query).map((row) => read(row, key));
    return Promise.resolve(found.length > 0 && found);
  }

  Insert(key: Key, collection: string, item: Item, index: Item = item): Promise<true> {
    this.#rows(collection).set(keyOf(collection, index), write(item, index, key));
    return Promise.resolve(true);
  }

  Replace(key: Key, collection: string, query: Item, item: Item, index: Item = item): Promise<true> {
    this.#rows(collection).set(keyOf(collection, { ...index, ...query }), write(item, { ...index, ...query }, key));
    return Promise.resolve(true);
  }

  Modify(key: Key, collection: string, query: Item, change: Item): Promise<true> {
    for (const row of this.#find(collection, query))
      Object.assign(row, write({ ...read(row, key), ...change }, row.index, key));
    return Promise.resolve(true);
  }

  Delete(collection: string, query: Item): Promise<true> {
    for (const row of this.#find(collection, query)) this.#rows(collection).delete(keyOf(collection, row.index));
    return Promise.resolve(true);
  }

  #rows(collection: string): Map<string, Row> {
    const rows = this.#collections.get(collection) ?? new Map<string, Row>();
    this.#collections.set(collection, rows);
    return rows;
  }

  #find(collection: string, query: Item): Row[] {
    const rows = this.#rows(collection);
    if (keyFields[collection]?.every((field) => field in query)) {
      const row = rows.get(keyOf(collection, query));
      return row ? [row] : [];
    }
    const wanted = Object.entries(query);
    return [...rows.values()].filter((row) => wanted.every(([field, value]) => row.index[field] === value));
  }
}

const keyOf = (collection: string, item: Item) =>
  (keyFields[collection] ?? []).map((field) => String(item[field])).join('\n');

const cipherKey = (key: string) => createHash('sha256').update(key).digest();

function write(item: Item, index: Item, key: Key): Row {
  if (key === false) return { index, item, secret: null };
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', cipherKey(key), iv);
  const data = Buffer.concat([cipher.update(JSON.stringify(item)), cipher.final()]);
  return { index, item: index, secret: { iv, data } };
}

function read(row: Row, key: Key): Item {
  if (key === false || !row.secret) return { ...row.item };
  const decipher = createDecipheriv('aes-256-cbc', cipherKey(key), row.secret.iv);
  return JSON.parse(Buffer.concat([decipher.update(row.secret.data), decipher.final()]).toString()) as Item;
}
