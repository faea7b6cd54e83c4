import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import { sweepExpired } from '../database/sweep-expired.ts';
import type { RegistrationRow } from '../database/schema.ts';
import type { Tool } from '../tool.ts';
import { loginMemoryOf, rememberLogin, type LoginMemory, type WaitingLogin } from './login-memory.ts';
import { issueLogin, takeLogin } from './login-state.ts';

const registration: RegistrationRow = {
  ...{ id: 'r', name: 'Campus', issuer: 'https://lms.example', client_id: 'c', audience: null },
  ...{ auth_url: 'https://lms.example/a', token_url: 'https://lms.example/t', jwks_url: 'https://lms.example/k' },
  ...{ allow_anonymous: 0, status: 'active', platform_family: null, created_at: 1 },
};

describe.each(engines)('logins on %s', (engine) => {
  let now: number;
  let tool: Tool;
  beforeEach(async () => {
    now = 1_000_000;
    tool = await openTestTool(engine, { clock: () => now });
  });
  afterEach(() => tool.close());

  test('are taken once, as they were kept', async () => {
    const issued = await issueLogin(tool, registration, '_parent');
    const [one, ...others] = await Promise.all([1, 2, 3].map(() => takeLogin(tool, issued.state)));
    const taken = [one, ...others].filter((login) => login !== null);
    expect(taken).toMatchObject([{ registration, nonce: issued.nonce, storageTarget: '_parent', isExpired: false }]);
    expect(await takeLogin(tool, issued.state)).toBeNull();
    expect(await takeLogin(tool, 'never issued')).toBeNull();
  });

  test('say when they have ended, and are forgotten then', async () => {
    const [late, gone] = [await issueLogin(tool, registration, null), await issueLogin(tool, registration, null)];
    now += 10 * 60_000;
    expect(await takeLogin(tool, late.state)).toMatchObject({ isExpired: true });
    await issueLogin(tool, registration, null);
    await sweepExpired(tool.db, now);
    expect(await takeLogin(tool, gone.state)).toBeNull();
  });
});

describe('the memory of logins', () => {
  const login = (expiresAt: number): WaitingLogin => ({
    ...{ registration, nonce: 'n', cookieHash: 'h', storageHash: null, storageTarget: null },
    expiresAt,
  });

  test('holds as many as it may, the newest', () => {
    const memory: LoginMemory = new Map();
    for (let index = 0; index < 100_003; index += 1) rememberLogin(memory, `hash ${index}`, login(10), 5);
    expect(memory.size).toBe(100_000);
    expect(memory.has('hash 2')).toBe(false);
    expect(memory.has('hash 100002')).toBe(true);
  });

  test('belongs to one embedded database', async () => {
    const [one, other, shared] = await Promise.all([
      openTestTool('sqlite'),
      openTestTool('sqlite'),
      openTestTool('postgres'),
    ]);
    expect(loginMemoryOf(one.db)).toBe(loginMemoryOf(one.db));
    expect(loginMemoryOf(one.db)).not.toBe(loginMemoryOf(other.db));
    expect(loginMemoryOf(shared.db)).toBeUndefined();
    await Promise.all([one.close(), other.close(), shared.close()]);
  });
});
