import { describe, expect, it } from 'vitest';
import { openPageSession } from '../../tests/support/page-session.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import { buildServer } from '../server.ts';
import { renderLaunchPage } from './launch-page.ts';
import type { LaunchBoot } from './launch-boot.ts';
import { renderRefusalPage } from './refusal-page.ts';
import { resumePath, resumePathWith } from './resume-routes.ts';
import { renderContinuePage } from './window-pages.ts';

describe('the page that a reload fetches', () => {
  it('may be framed by the platform of its registration alone, and holds no session', async () => {
    const tool = await openTestTool('sqlite');
    const server = await buildServer(tool);
    const token = await openPageSession(tool);
    const known = await server.inject({ url: resumePath('r1') });
    expect(known.statusCode).toBe(200);
    expect(known.headers['content-security-policy']).toContain('frame-ancestors https://r1.example.org');
    expect(known.body).not.toContain(token);
    const unknown = await server.inject({ url: resumePath('no/such') });
    expect(unknown.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(unknown.body).toBe(known.body);
    await server.close();
    await tool.close();
  });

  it('may also be framed from where its launch came, which nobody else can say', async () => {
    const tool = await openTestTool('sqlite');
    const server = await buildServer(tool);
    await openPageSession(tool);
    const framersOf = async (url: string) =>
      /frame-ancestors (.*)$/.exec(String((await server.inject({ url })).headers['content-security-policy']))?.[1];
    const r1 = { id: 'r1', issuer: 'https://r1.example.org', auth_url: 'https://r1.example.org/auth' };
    const home = await framersOf(resumePath('r1'));
    const away = 'https://learn.school.example';

    const path = resumePathWith(tool.secretBox, r1, [r1.issuer, away]);
    expect(await framersOf(path)).toBe(`${home} ${away}`);
    expect(resumePathWith(tool.secretBox, r1, [r1.issuer])).toBe(resumePath('r1'));
    const sealed = new URL(path, r1.issuer).searchParams.get('from') ?? '';
    const foreign = tool.secretBox.seal(JSON.stringify([away]), resumePath('r2'));
    for (const from of [foreign, `${sealed.slice(0, -2)}AA`, 'v1.x', '', away, `${sealed}&from=${sealed}`]) {
      expect(await framersOf(`${resumePath('r1')}?from=${from}`)).toBe(home);
    }
    await server.close();
    await tool.close();
  });
});

describe('the pages that the server writes', () => {
  const hostile = '</script><script>alert(1)</script>"\'&';
  const boot: LaunchBoot = {
    token: 't',
    wayBack: null,
    session: {
      role: 'learner',
      person: { name: hostile },
      context: { id: 'c', title: hostile },
      resourceLink: { id: 'l', title: hostile },
      page: 'catalogue',
      module: null,
      deploymentId: '1',
    },
    module: null,
    attempt: null,
    modules: [],
    paths: [],
    locale: 'en',
    deepLinking: null,
    resumePath: '/lti/page/r1',
    draftKey: 'd',
  };

  it('show what a platform sent as text, also inside the data of a launch', () => {
    const page = renderLaunchPage(boot).toString();
    expect(page).not.toContain('<script>alert');
    const data = /<script type="application\/json" id="tend-launch">([^]*?)<\/script>/.exec(page)?.[1];
    expect(JSON.parse(data ?? 'null')).toEqual(boot);
    const words = { locale: 'en' as const, title: hostile, message: hostile, next: hostile, details: hostile };
    expect(renderRefusalPage(words)).not.toContain('<script>alert');
    const people = { locale: 'en' as const, personName: hostile, contextTitle: hostile, resourceLinkTitle: hostile };
    expect(renderContinuePage({ action: '/a', handle: hostile, ...people })).not.toContain('<script>alert');
  });

  it('bring a session back from a refusal only when they are told to', () => {
    const words = { locale: 'en' as const, title: 'a', message: 'b', next: 'c' };
    expect(renderRefusalPage(words)).not.toContain('<script');
    expect(renderRefusalPage({ ...words, reviveScript: true })).toContain('/assets/revive');
  });
});
