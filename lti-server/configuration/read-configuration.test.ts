import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigurationError } from './configuration-error.ts';
import { fitsPasswordHash, hashPassword } from './password-hash.ts';
import { findAdminPassword, keepAdminPassword, randomPassword } from './read-admin-password.ts';
import { readConfiguration } from './read-configuration.ts';

const secret = 'a secret of more than thirty-two characters';
let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'tend-configuration-')), 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (environment: Record<string, string> = {}) => readConfiguration({ TEND_DATA: folder, ...environment });
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('the configuration', () => {
  test('of an empty environment serves localhost from an embedded database', () => {
    expect(read()).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      url: 'http://localhost:3000',
      isLoopback: true,
      databaseUrl: null,
      dataFolder: folder,
      adminPassword: null,
      logLevel: 'info',
      privateHosts: [],
      trustProxy: [],
      metricsToken: null,
      retentionMonths: null,
    });
  });

  test('takes an empty variable for one that is not set', () => {
    expect(read({ PORT: '', TEND_URL: '', DATABASE_URL: '', TEND_SECRET: '' }).port).toBe(3000);
  });

  test('keeps people for as many months as it is told', () => {
    expect(read({ TEND_RETENTION_MONTHS: '24' }).retentionMonths).toBe(24);
  });

  test('drops the slash behind the public address', () => {
    expect(read({ TEND_URL: 'https://tend.example.org/' })).toMatchObject({
      url: 'https://tend.example.org',
      isLoopback: false,
    });
  });

  test.each([
    ['PORT', '99999', 'expected a port from 0 to 65535'],
    ['PORT', 'http', 'expected a port'],
    ['PORT', '-1', 'expected a port'],
    ['HOST', 'not a host', 'expected an address to listen on'],
    ['TEND_URL', 'http://tend.example.org', 'expected the public https address'],
    ['TEND_URL', 'https://tend.example.org/path', 'without a path'],
    ['TEND_URL', 'tend.example.org', 'expected the public https address'],
    ['TEND_URL', 'javascript:alert(1)', 'expected the public https address'],
    ['TEND_LOG', 'loud', 'expected one of fatal, error'],
    ['TEND_PRIVATE_HOSTS', 'https://moodle.local/', 'expected host names without scheme'],
    ['TEND_TRUST_PROXY', 'nginx', 'expected addresses or networks'],
    ['TEND_RETENTION_MONTHS', '0', 'expected a whole number of months from 1'],
    ['TEND_RETENTION_MONTHS', '1.5', 'expected a whole number of months'],
    ['TEND_RETENTION_MONTHS', 'a year', 'expected a whole number of months'],
  ])('%s=%s is refused in one line that says what is expected', (variable, value, expected) => {
    const attempt = () => read({ [variable]: value });
    expect(attempt).toThrow(ConfigurationError);
    expect(attempt).toThrow(`${variable} is "${value}": `);
    expect(attempt).toThrow(expected);
  });

  test.each([
    ['DATABASE_URL', 'mysql://root:hunter2@db/tend'],
    ['TEND_SECRET', 'hunter2'],
    ['TEND_ADMIN_PASSWORD', 'hunter2'],
    ['TEND_ADMIN_PASSWORD', 'scrypt:24:8:3:hunter2:hunter2'],
  ])('%s is never shown in the complaint about it', (variable, value) => {
    expect(() => read({ [variable]: value })).toThrow(`${variable} is "not shown here"`);
    expect(() => read({ [variable]: value })).not.toThrow(/hunter2/);
  });
});

describe('the secrets', () => {
  test('are generated once into a folder that only its owner reads', () => {
    const { secrets } = read();
    expect(secrets).toEqual([expect.stringMatching(/^[\w-]{43}$/)]);
    expect(read().secrets).toEqual(secrets);
    expect(modeOf(folder)).toBe('700');
    expect(modeOf(join(folder, 'secret'))).toBe('600');
    expect(readFileSync(join(folder, 'secret'), 'utf8').trim()).toBe(secrets[0]);
  });

  test('come from the variable, newest first, and nothing is written then', () => {
    expect(read({ TEND_SECRET: `new ${secret}, old ${secret}` }).secrets).toEqual([`new ${secret}`, `old ${secret}`]);
    expect(() => statSync(folder)).toThrow();
  });

  test('come from a file', () => {
    const file = `${folder}-secret`;
    writeFileSync(file, `${secret}\n`);
    expect(read({ TEND_SECRET_FILE: file }).secrets).toEqual([secret]);
    rmSync(file);
    expect(() => read({ TEND_SECRET_FILE: file })).toThrow('expected a file that can be read');
  });

  test('must be named for a database that several instances share', () => {
    const database = { DATABASE_URL: 'postgres://tend@db/tend' };
    expect(() => read(database)).toThrow('TEND_SECRET is empty: expected one or more secrets');
    expect(read({ ...database, TEND_SECRET: secret }).databaseUrl).toBe(database.DATABASE_URL);
  });

  test('that are too short are refused', () => {
    expect(() => read({ TEND_SECRET: `${secret},short` })).toThrow('at least 32 characters');
  });

  test('need a folder that can be written', () => {
    writeFileSync(folder.replace(/\/data$/, '/file'), '');
    const attempt = () => read({ TEND_DATA: folder.replace(/\/data$/, '/file/data') });
    expect(attempt).toThrow(/^TEND_DATA is ".*": expected a folder that can be written/);
  });
});

describe('the password of the console', () => {
  test('is a variable or a file, and off when neither is set', () => {
    const file = `${folder}-password`;
    writeFileSync(file, 'a long password\n');
    expect(read({ TEND_ADMIN_PASSWORD: 'another long password' }).adminPassword).toBe('another long password');
    expect(read({ TEND_ADMIN_PASSWORD_FILE: file }).adminPassword).toBe('a long password');
    expect(read().adminPassword).toBeNull();
    writeFileSync(file, 'short');
    expect(() => read({ TEND_ADMIN_PASSWORD_FILE: file })).toThrow('at least 12 characters');
    rmSync(file);
    expect(() => read({ TEND_ADMIN_PASSWORD_FILE: file })).toThrow('expected a file that can be read');
  });

  test('of an embedded database is kept as a hash that only its owner reads', async () => {
    expect(findAdminPassword(folder)).toBeNull();
    const password = randomPassword();
    keepAdminPassword(folder, await hashPassword(password));
    const kept = join(folder, 'admin-password');
    expect(await fitsPasswordHash(password, String(findAdminPassword(folder)))).toBe(true);
    expect(readFileSync(kept, 'utf8')).not.toContain(password);
    expect(modeOf(kept)).toBe('600');
    expect(modeOf(folder)).toBe('700');
    writeFileSync(kept, 'something else');
    expect(() => findAdminPassword(folder)).toThrow('run it again, or remove the file');
  });
});
