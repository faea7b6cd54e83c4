import { describe, expect, test } from 'vitest';
import { audienceOf, checkBelonging } from './check-belonging.ts';
import type { PlatformConfiguration } from './platform-configuration.ts';
import type { Lms } from './setup-link.ts';

interface Claimed {
  lms: Lms;
  from: string;
  issuer: string;
  endpoints?: string;
  token?: string;
  audience?: string;
}

function configurationOf({ issuer, endpoints = issuer, token, audience }: Claimed): PlatformConfiguration {
  return {
    issuer,
    authUrl: `${endpoints}/auth`,
    tokenUrl: token ?? `${endpoints}/token`,
    jwksUrl: `${endpoints}/keys`,
    registrationUrl: `${endpoints}/register`,
    authorizationServer: audience ?? null,
    scopes: [],
    messages: [],
    family: null,
    accountName: null,
  };
}
const check = (claimed: Claimed) => () =>
  checkBelonging(claimed.lms, new URL(`${claimed.from}/openid-configuration`), configurationOf(claimed));

describe('a configuration belongs together', () => {
  test.each<[string, Claimed]>([
    ['Moodle in a folder', { lms: 'moodle', from: 'https://a.org/moodle/mod', issuer: 'https://a.org/moodle' }],
    [
      'hosted Canvas',
      {
        lms: 'canvas',
        from: 'https://sso.canvaslms.com/api/lti/security',
        issuer: 'https://canvas.instructure.com',
        endpoints: 'https://school.instructure.com',
      },
    ],
    [
      'hosted Canvas for tests',
      {
        lms: 'canvas',
        from: 'https://school.test.instructure.com',
        issuer: 'https://canvas.test.instructure.com',
        endpoints: 'https://sso.test.canvaslms.com',
      },
    ],
    ['a Canvas of its own', { lms: 'canvas', from: 'https://canvas.school.edu', issuer: 'https://canvas.school.edu' }],
    [
      'Brightspace, whose tokens come from one place',
      {
        lms: 'brightspace',
        from: 'https://learn.school.edu',
        issuer: 'https://learn.school.edu',
        token: 'https://auth.brightspace.com/core/connect/token',
      },
    ],
    [
      'others over two hosts of one domain',
      { lms: 'other', from: 'https://lms.a.co.uk', issuer: 'https://lms.a.co.uk', endpoints: 'https://api.a.co.uk' },
    ],
  ])('%s', (_, claimed) => {
    expect(check(claimed)).not.toThrow();
  });

  test.each<[string, Claimed, string]>([
    [
      'Moodle’s neighbour in the next folder',
      { lms: 'moodle', from: 'https://a.org/moodle2', issuer: 'https://a.org/moodle' },
      'issuer: a.org',
    ],
    [
      'Moodle with endpoints of the next folder',
      { lms: 'moodle', from: 'https://a.org/one', issuer: 'https://a.org/one', endpoints: 'https://a.org/two' },
      'authorization_endpoint: a.org',
    ],
    [
      'a host that ends like Canvas',
      { lms: 'canvas', from: 'https://evilinstructure.com', issuer: 'https://canvas.instructure.com' },
      'openid_configuration: evilinstructure.com',
    ],
    [
      'Canvas as an issuer that it does not have',
      { lms: 'canvas', from: 'https://school.instructure.com', issuer: 'https://school.instructure.com' },
      'issuer: school.instructure.com',
    ],
    [
      'Canvas with endpoints elsewhere',
      {
        lms: 'canvas',
        from: 'https://sso.canvaslms.com',
        issuer: 'https://canvas.instructure.com',
        endpoints: 'https://evil.org',
      },
      'authorization_endpoint: evil.org',
    ],
    [
      'somebody else with endpoints at Canvas',
      { lms: 'other', from: 'https://a.org', issuer: 'https://a.org', endpoints: 'https://school.instructure.com' },
      'openid_configuration: a.org',
    ],
    [
      'another host of the same domain as issuer',
      { lms: 'other', from: 'https://evil.school.edu', issuer: 'https://lms.school.edu' },
      'issuer: lms.school.edu',
    ],
    [
      'another customer of the same hoster',
      { lms: 'other', from: 'https://a.github.io', issuer: 'https://a.github.io', endpoints: 'https://b.github.io' },
      'authorization_endpoint: b.github.io',
    ],
    [
      'another port of an address without a name',
      { lms: 'other', from: 'http://127.0.0.1:1', issuer: 'http://127.0.0.1:1', endpoints: 'http://127.0.0.1:2' },
      'authorization_endpoint: 127.0.0.1:2',
    ],
    [
      'Brightspace’s tokens for others',
      {
        lms: 'other',
        from: 'https://a.org',
        issuer: 'https://a.org',
        token: 'https://auth.brightspace.com/core/connect/token',
      },
      'token_endpoint: auth.brightspace.com',
    ],
  ])('not %s', (_, claimed, detail) => {
    expect(check(claimed)).toThrow(expect.objectContaining({ reason: 'configuration-foreign', detail }));
  });
});

describe('the audience of token requests', () => {
  const audience = (claimed: Partial<Claimed>) => {
    const whole: Claimed = { lms: 'other', from: 'https://a.org', issuer: 'https://a.org', ...claimed };
    return audienceOf(whole.lms, configurationOf(whole));
  };

  test('is what the platform names, on its own site, or else the token address', () => {
    expect(audience({})).toBeNull();
    expect(audience({ audience: 'https://id.a.org/tokens' })).toBe('https://id.a.org/tokens');
    expect(audience({ audience: 'sso.canvaslms.com' })).toBeNull();
    expect(audience({ lms: 'canvas', audience: 'https://b.org' })).toBeNull();
  });

  test('is never another platform’s', () => {
    expect(() => audience({ audience: 'https://b.org/token' })).toThrow('authorization_server: b.org');
  });

  test('is Brightspace’s own', () => {
    const token = 'https://auth.brightspace.com/core/connect/token';
    expect(audience({ lms: 'brightspace', token })).toBe('https://api.brightspace.com/auth/token');
  });
});
