import { describe, expect, test } from 'vitest';
import { checkPlatformUrl, PlatformUrlError } from './check-platform-url.ts';

const inProduction = { isLoopback: false, privateHosts: ['moodle.hospital.local', '10.1.2.3'] };
const atHome = { isLoopback: true, privateHosts: [] };

describe('a platform address', () => {
  test.each([
    'https://moodle.example.org/lti',
    'https://moodle.hospital.local/',
    'https://10.1.2.3/',
    'https://8.8.8.8/',
  ])('may be %s', (address) => {
    expect(checkPlatformUrl(address, inProduction).href).toBe(address);
  });

  test.each([
    'http://moodle.example.org/',
    'http://moodle.hospital.local/',
    'http://localhost/',
    'https://localhost/',
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://10.0.0.1/',
    'https://192.168.1.1/',
    'https://172.16.0.1/',
    'https://169.254.169.254/latest/meta-data',
    'https://100.64.0.1/',
    'https://0.0.0.0/',
    'https://[fc00::1]/',
    'https://[fe80::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://[64:ff9b::10.0.0.1]/',
    'https://[2002:a00:1::]/',
    'https://[::]/',
    'https://255.255.255.255/',
    'https://192.0.2.1/',
    'https://user:password@moodle.example.org/',
    'ftp://moodle.example.org/',
    'javascript:alert(1)',
    '/relative',
    '',
  ])('must not be %s', (address) => {
    expect(() => checkPlatformUrl(address, inProduction)).toThrow(PlatformUrlError);
  });

  test('may be http on loopback when the tool stands there too', () => {
    expect(checkPlatformUrl('http://127.0.0.1:3001/', atHome).port).toBe('3001');
    expect(checkPlatformUrl('http://localhost:3001/', atHome).port).toBe('3001');
    expect(() => checkPlatformUrl('http://10.0.0.1/', atHome)).toThrow(PlatformUrlError);
    expect(() => checkPlatformUrl('https://10.0.0.1/', atHome)).toThrow(PlatformUrlError);
  });
});
