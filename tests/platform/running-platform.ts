import type { FastifyInstance } from 'fastify';
import type { Course, ResourceLink } from './course.ts';
import type { Faults } from './faults.ts';
import type { Gradebook } from './gradebook.ts';
import type { ListeningPort } from './listening-port.ts';
import type { PlatformState } from './platform-state.ts';
import { addTool, type RegisteredTool, type ToolRegistration } from './registered-tool.ts';
import { issueRegistrationToken } from './registration-routes.ts';
import type { RequestJournal } from './request-journal.ts';
import { lineItemUrl } from './service-urls.ts';
import { type Session, sessionCookie } from './sessions.ts';

/** What a test holds: addresses, the course and its gradebook, the faults, and what was received. */
export class RunningPlatform {
  readonly state: PlatformState;
  readonly #port: ListeningPort;
  readonly #app: FastifyInstance;
  readonly #onTool: (tool: RegisteredTool) => void;

  constructor(state: PlatformState, port: ListeningPort, app: FastifyInstance, onTool: (tool: RegisteredTool) => void) {
    this.#onTool = onTool;
    this.state = state;
    this.#port = port;
    this.#app = app;
  }

  get url(): string {
    return this.state.url;
  }

  get issuer(): string {
    return this.state.issuer;
  }

  get authUrl(): string {
    return this.url + this.state.profile.paths.auth;
  }

  get tokenUrl(): string {
    return this.url + this.state.profile.paths.token;
  }

  get jwksUrl(): string {
    return this.url + this.state.profile.paths.keys;
  }

  get configurationUrl(): string {
    return this.url + this.state.profile.paths.configuration;
  }

  /** The first course. */
  get course(): Course {
    return this.state.courses[0] as Course;
  }

  get gradebook(): Gradebook {
    return this.course.gradebook;
  }

  get faults(): Faults {
    return this.state.faults;
  }

  get journal(): RequestJournal {
    return this.state.journal;
  }

  /** Registers a tool, with a new deployment. Throws a ZodError for a bad registration. */
  addTool(registration: ToolRegistration): RegisteredTool {
    const tool = addTool(this.state.tools, registration, this.state.profile.ids);
    this.#onTool(tool);
    return tool;
  }

  /** Signs a person in; the value is a Cookie header. */
  signIn(personId: string): { session: Session; cookie: string } {
    const session = this.state.sessions.signIn(personId);
    return { session, cookie: `${sessionCookie}=${session.id}` };
  }

  launchUrl(resourceLink: ResourceLink): string {
    return `${this.url}${this.state.profile.paths.launch}?id=${resourceLink.cmid}`;
  }

  reviewUrl(resourceLink: ResourceLink, personId: string): string {
    return `${this.launchUrl(resourceLink)}&action=gradeReport&user=${personId}`;
  }

  /** Where the tool opens without an activity, such as `course_navigation`. */
  placementUrl(tool: RegisteredTool, placement: string): string {
    const query = new URLSearchParams({ placement, course: this.course.id, tool: tool.deploymentId });
    return `${this.url}${this.state.profile.paths.launch}?${query}`;
  }

  deepLinkingUrl(tool: RegisteredTool, placement?: string): string {
    const query = new URLSearchParams({ course: this.course.id, id: tool.deploymentId });
    if (placement !== undefined) query.set('placement', placement);
    return `${this.url}${this.state.profile.paths.deepLinking}?${query}`;
  }

  /** The line item URL that launches of this activity carry; null when it has no column. */
  lineItemUrl(resourceLink: ResourceLink): string | null {
    const item = this.gradebook.lineItemOf(resourceLink.id);
    const tool = this.state.tools.find((one) => one.deploymentId === resourceLink.toolId);
    return item && tool ? lineItemUrl(this.state, this.course.id, item.id, tool) : null;
  }

  /** What an administrator opens so that a tool registers itself at `toolUrl` (Dynamic Registration 1.0, §3.3). */
  registrationUrl(toolUrl: string): string {
    const url = new URL(toolUrl);
    url.searchParams.set('openid_configuration', this.configurationUrl);
    const token = issueRegistrationToken(this.state);
    if (token !== null) url.searchParams.set('registration_token', token);
    return url.href;
  }

  rotateKeys(options: { keepOld?: boolean } = {}): Promise<void> {
    return this.state.keys.rotate(options);
  }

  /** All access tokens end now: the next service request is answered 401. */
  expireTokens(): void {
    for (const token of this.state.accessTokens.values()) token.expiresAt = 0;
  }

  /** Down: the port is closed and connections are refused. Up again on the same port, with everything remembered. */
  async setDown(isDown: boolean): Promise<void> {
    await (isDown ? this.#port.close() : this.#port.open());
  }

  async stop(): Promise<void> {
    this.faults.release();
    await this.#port.close();
    await this.#app.close();
  }
}
