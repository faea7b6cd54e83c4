import type { FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { engines } from '../../tests/support/databases.ts';
import { ask, openPageSession, type PageSession } from '../../tests/support/page-session.ts';
import { openTestTool } from '../../tests/support/test-tool.ts';
import { hashSecret } from '../launch/one-time-secret.ts';
import { buildServer } from '../server.ts';
import type { Tool } from '../tool.ts';
import { submissionReviewSchema, type SubmissionReview } from './submission-review.ts';

const monday = Date.UTC(2026, 10, 23, 9, 0, 0);

describe.each(engines)('the page of a submission review on %s', (engine) => {
  let tool: Tool;
  let server: FastifyInstance;
  beforeEach(async () => {
    tool = await openTestTool(engine, { clock: () => monday });
    server = await buildServer(tool);
  });
  afterEach(async () => {
    await server.close();
    await tool.close();
  });

  /** A teacher who looks at Sam's work; the session is what such a launch leaves behind. */
  async function reviewing(options: PageSession = {}, sub: string | null = 'sam'): Promise<string> {
    const token = await openPageSession(tool, { sub: 'priya', role: 'instructor', page: 'review', ...options });
    await tool.db.updateTable('session').set({ review_sub: sub }).where('token_hash', '=', hashSecret(token)).execute();
    return token;
  }
  async function read(token: string): Promise<SubmissionReview> {
    const answer = await ask(server, token, '/api/review');
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    return submissionReviewSchema.parse(answer.json());
  }
  async function work(token: string, steps: readonly string[]): Promise<void> {
    expect((await ask(server, token, '/api/module')).status).toBe(200);
    for (const step of steps) expect((await ask(server, token, '/api/steps', { step })).status).toBe(200);
  }
  const allSteps = () => tool.modules.get('notice')?.steps ?? [];

  it('says that somebody has not begun, with the name that is known', async () => {
    await openPageSession(tool);
    expect(await read(await reviewing())).toEqual({
      person: { sub: 'sam', name: 'Sam Achebe' },
      resourceLinkId: 'link',
      title: 'Activity link',
      state: 'not-started',
      steps: null,
      startedAt: null,
      doneAt: null,
      hasColumn: true,
      score: null,
    });
  });

  it('says the same of somebody whom nobody has heard of', async () => {
    const review = await read(await reviewing({}, 'a stranger'));
    expect(review.person).toEqual({ sub: 'a stranger', name: null });
    expect(review.state).toBe('not-started');
  });

  it('says how far somebody is', async () => {
    await work(await openPageSession(tool), allSteps().slice(0, 1));
    const review = await read(await reviewing());
    expect(review).toMatchObject({ state: 'in-progress', startedAt: monday, doneAt: null, score: null });
    expect(review.steps).toEqual({ done: 1, all: allSteps().length });
  });

  it('says that somebody is done, and where the score is', async () => {
    await work(await openPageSession(tool), allSteps());
    const token = await reviewing();
    expect(await read(token)).toMatchObject({
      state: 'done',
      doneAt: monday,
      score: { state: 'waiting', reason: null, sentAt: null },
    });
    await tool.db
      .updateTable('score')
      .set({ state: 'refused', last_reason: 'not-a-learner', last_status: 400 })
      .execute();
    const refused = await read(token);
    expect(refused.score?.state).toBe('refused');
    expect(refused.score?.reason).toMatch(/Moodle/);
    const body = { resourceLinkId: refused.resourceLinkId, sub: refused.person.sub };
    expect((await ask(server, token, '/api/scores/resend', body)).json()).toEqual({ resent: 1 });
  });

  it('tells nothing but how far: no step by name, no answer', async () => {
    await work(await openPageSession(tool), allSteps());
    const { text } = await ask(server, await reviewing(), '/api/review');
    for (const step of allSteps()) expect(text).not.toContain(`"${step}"`);
  });

  it("does not mix tenants, deployments' links or people", async () => {
    await work(await openPageSession(tool, { registrationId: 'r2' }), allSteps());
    await work(await openPageSession(tool, { resourceLinkId: 'another' }), allSteps());
    await work(await openPageSession(tool, { sub: 'rhian' }), allSteps());
    expect((await read(await reviewing())).state).toBe('not-started');
  });

  it('begins no attempt of the one who looks', async () => {
    const token = await reviewing();
    const boot = await ask(server, token, '/api/boot');
    expect(boot.json()).toMatchObject({ module: null, attempt: null, session: { page: 'review' } });
    expect(await tool.db.selectFrom('attempt').selectAll().execute()).toEqual([]);
  });

  it('is for instructors, and for sessions of a review', async () => {
    expect((await ask(server, await reviewing({ role: 'learner', sub: 'rhian' }), '/api/review')).status).toBe(403);
    const completion = await openPageSession(tool, { sub: 'priya', role: 'instructor', page: 'completion' });
    expect((await ask(server, completion, '/api/review')).status).toBe(404);
    expect((await ask(server, 'x'.repeat(43), '/api/review')).status).toBe(401);
  });
});
