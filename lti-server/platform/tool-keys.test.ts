import { exportJWK, jwtVerify, createLocalJWKSet, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import type { Tool } from '../tool.ts';
import { runTransaction } from '../database/run-transaction.ts';
import { findSigningKey, listPublicKeys, listToolKeys, makeKey, putKeyInUse } from './tool-keys.ts';

const day = 24 * 3_600_000;

describe.each(engines)('the key set of the tool on %s', (engine) => {
  let tool: Tool;
  let now = Date.UTC(2026, 10, 23);
  beforeEach(async () => {
    tool = await openTestTool(engine, { clock: () => now });
  });
  afterEach(() => tool.close());

  const verifies = async (jwt: string) => {
    await jwtVerify(jwt, createLocalJWKSet(await listPublicKeys(tool)));
  };
  const sign = async () => {
    const { kid, privateKey } = await findSigningKey(tool);
    return new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
  };
  const rotate = async () => {
    const key = await makeKey(tool);
    await runTransaction(tool.db, (trx) => putKeyInUse(trx, key, now));
    return key;
  };

  test('is made when it is first asked for, and stays', async () => {
    const [one, other] = await Promise.all([listPublicKeys(tool), findSigningKey(tool)]);
    expect(one.keys.length).toBeGreaterThan(0);
    if (engine === 'sqlite') expect(await listToolKeys(tool)).toHaveLength(1);
    expect((await findSigningKey(tool)).kid).toBe((await findSigningKey(tool)).kid);
    expect((await listPublicKeys(tool)).keys.map(({ kid }) => kid)).toContain(other.kid);
    await verifies(await sign());
  });

  test('publishes nothing private, and RSA of 2048 bits', async () => {
    const { keys } = await listPublicKeys(tool);
    for (const key of keys) {
      expect(Object.keys(key).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
      expect(Buffer.from(key.n ?? '', 'base64url')).toHaveLength(256);
    }
  });

  test('lies encrypted in the database', async () => {
    const { privateKey } = await findSigningKey(tool);
    const { d } = await exportJWK(privateKey).catch(() => ({ d: undefined }));
    const rows = await tool.db.selectFrom('tool_key').select('private_jwk').execute();
    expect(rows[0]?.private_jwk).toMatch(/^v1\./);
    if (d) expect(JSON.stringify(rows)).not.toContain(d);
  });

  test('rotates: signs with the new key, and still verifies with the old one for a month', async () => {
    const before = await sign();
    const old = (await findSigningKey(tool)).kid;
    now += day;
    const { kid } = await rotate();
    expect((await findSigningKey(tool)).kid).toBe(kid);
    expect(kid).not.toBe(old);
    await verifies(before);
    await verifies(await sign());
    now += 31 * day;
    await expect(verifies(before)).rejects.toThrow();
    await rotate();
    expect((await listToolKeys(tool)).map((key) => key.kid)).not.toContain(old);
    expect(await listToolKeys(tool)).toHaveLength(2);
  });
});
