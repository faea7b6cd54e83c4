import type { ResourceLink } from './course.ts';
import { mediaTypes } from './media-types.ts';
import { changeProfile, type Profile, type ProfileChanges } from './profile.ts';
import { moodle45 } from './profiles/moodle-4.5.ts';
import { type RegisteredTool, scopes } from './registered-tool.ts';
import type { RunningPlatform } from './running-platform.ts';
import { StandInTool } from './stand-in-tool.ts';
import { startPlatform } from './start-platform.ts';

/** A Monday morning; the clock of these tests stands still until they move it. */
export const monday = Date.UTC(2026, 10, 23, 9, 0, 0);

/** A platform, a stand-in for the tool, and one graded activity between them. */
export class Connection {
  readonly platform: RunningPlatform;
  readonly standIn: StandInTool;
  readonly tool: RegisteredTool;
  readonly activity: ResourceLink;

  private constructor(platform: RunningPlatform, standIn: StandInTool) {
    this.platform = platform;
    this.standIn = standIn;
    this.tool = platform.addTool(standIn.registration);
    this.activity = platform.course.addResourceLink({
      toolId: this.tool.deploymentId,
      title: 'Notice first',
      description: 'One\r\nTwo',
      custom: { module_id: 'notice' },
      lineItem: { scoreMaximum: 10, resourceId: 'notice' },
    });
  }

  static async open(changes: ProfileChanges = {}, base: Profile = moodle45): Promise<Connection> {
    const platform = await startPlatform({ profile: changeProfile(base, changes), clock: () => monday });
    return new Connection(platform, await StandInTool.start(platform));
  }

  /** Posts fields to the token endpoint; `changes` are laid over a request that is granted, null leaves a field out. */
  async askToken(changes: Record<string, string | null> = {}, init: RequestInit = {}): Promise<Response> {
    const fields = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await this.standIn.assertion(this.platform, this.tool.clientId),
      scope: Object.values(scopes).join(' '),
    });
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) fields.delete(name);
      else fields.set(name, value);
    }
    return fetch(this.platform.tokenUrl, { method: 'POST', body: fields, ...init });
  }

  async token(scope: string = Object.values(scopes).join(' ')): Promise<string> {
    const answer = (await (await this.askToken({ scope })).json()) as { access_token: string };
    return answer.access_token;
  }

  /** The gradebook column of the activity. */
  get lineItemId(): string {
    return this.platform.gradebook.lineItemOf(this.activity.id)?.id ?? '';
  }

  /** Address under the line item, the path before the query. */
  lineItemUrl(below = ''): string {
    const url = new URL(this.platform.lineItemUrl(this.activity) ?? '');
    url.pathname += below;
    return url.href;
  }

  /** A service request with a fresh token for all scopes. */
  async call(
    url: string,
    init: { method?: string; accept?: string; type?: string; body?: unknown } = {},
  ): Promise<Response> {
    const headers = new Headers({ authorization: `Bearer ${await this.token()}` });
    if (init.accept) headers.set('accept', init.accept);
    if (init.type) headers.set('content-type', init.type);
    const body =
      init.body === undefined ? {} : { body: typeof init.body === 'string' ? init.body : JSON.stringify(init.body) };
    return fetch(url, { method: init.method ?? 'GET', headers, ...body });
  }

  /** Posts a score for Sam; `changes` are laid over a whole one, undefined leaves a member out. */
  score(changes: Record<string, unknown> = {}, type: string = mediaTypes.score): Promise<Response> {
    const body = {
      userId: this.platform.state.profile.ids.person('4'),
      timestamp: new Date(monday).toISOString(),
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      scoreGiven: 1,
      scoreMaximum: 1,
      ...changes,
    };
    return this.call(this.lineItemUrl('/scores'), { method: 'POST', type, body });
  }

  async close(): Promise<void> {
    await this.standIn.stop();
    await this.platform.stop();
  }
}
