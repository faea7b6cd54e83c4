import type { ResourceLink } from './course.ts';
import { idTokenClaims } from './id-token.ts';
import type { MessageType } from './launch-facts.ts';
import { toolOf } from './platform-state.ts';
import type { RunningPlatform } from './running-platform.ts';
import { type Signing, signForged } from './sign-forged.ts';
import { startLogin } from './start-login.ts';
import { type Answer, Visitor } from './visitor.ts';

export interface ForgedLaunch {
  readonly platform: RunningPlatform;
  /** The tool's login initiation address; the registered one by default. */
  readonly loginUrl?: string;
  /** First activity by default; ignored for deep linking. */
  readonly resourceLink?: ResourceLink;
  /** The first learner by default, the first teacher for deep linking. */
  readonly personId?: string;
  readonly messageType?: MessageType;
  /** Laid over the parameters of the login initiation; null leaves one out. */
  readonly login?: Readonly<Record<string, string | null>>;
  /** Changes the claims before they are signed. */
  readonly change?: (claims: Record<string, unknown>) => Record<string, unknown>;
  /** Laid over `{typ, alg, kid}`; undefined leaves a member out. */
  readonly header?: Readonly<Record<string, unknown>>;
  readonly sign?: Signing;
  /** Replaces the id_token altogether. */
  readonly idToken?: string;
  /** Changes the fields `id_token` and `state` of the posted form: other state, duplicates, an error beside. */
  readonly fields?: (fields: URLSearchParams) => URLSearchParams;
  /** `drop`: another browser posts the launch, without the cookies of the login. */
  readonly cookies?: 'keep' | 'drop';
  readonly visitor?: Visitor;
}

export interface ForgedAnswer extends Answer {
  /** The tool's answer to the login initiation. */
  readonly login: Answer;
  /** Query of the redirect to the platform: state, nonce, redirect_uri… */
  readonly authRequest: URLSearchParams;
  readonly fields: URLSearchParams;
  /** Posts the same launch once more, with the cookies of now. */
  readonly again: () => Promise<Answer>;
}

/**
 * Runs the login against the tool over HTTP, then posts an id_token of any content and signature to the redirect URI,
 * as if the platform (or somebody else) had answered. The platform's auth endpoint takes no part, so that nothing of
 * its strictness stands in the way of a bad token. Throws when the tool answers the login without a redirect.
 */
export async function forgeLaunch(forged: ForgedLaunch): Promise<ForgedAnswer> {
  const { platform } = forged;
  const visitor = forged.visitor ?? new Visitor();
  const { launching, parameters, loginUrl } = prepareLogin(forged);
  const login = await visitor.post(loginUrl, parameters);
  const location = login.headers.get('location');
  if (!location) throw new Error(`The tool did not redirect the login (${login.status}): ${login.body.slice(0, 300)}`);
  const authRequest = new URL(location, loginUrl).searchParams;

  const claims = idTokenClaims(platform.state, launching, authRequest.get('nonce') ?? '');
  if (!claims) throw new Error('forgeLaunch: this person may not do that in the course');
  const changed = forged.change ? forged.change(claims) : claims;
  const idToken = forged.idToken ?? (await signForged(platform.state.keys, changed, forged.header, forged.sign));
  const plain = new URLSearchParams({ id_token: idToken, state: authRequest.get('state') ?? '' });
  const fields = forged.fields ? forged.fields(plain) : plain;
  if (forged.cookies === 'drop') visitor.forgetCookies();
  const redirectUri = authRequest.get('redirect_uri') ?? '';
  const again = () => visitor.post(redirectUri, fields);
  return { ...(await again()), login, authRequest, fields, again };
}

function prepareLogin(forged: ForgedLaunch) {
  const { state, course } = forged.platform;
  const messageType = forged.messageType ?? 'LtiResourceLinkRequest';
  const resourceLink =
    messageType === 'LtiDeepLinkingRequest' ? null : (forged.resourceLink ?? course.resourceLinks[0]);
  const tool = resourceLink ? toolOf(state, resourceLink.toolId) : state.tools[0];
  if (resourceLink === undefined || !tool) throw new Error('forgeLaunch: the course needs a tool and an activity');
  const role = messageType === 'LtiResourceLinkRequest' ? 'learner' : 'teacher';
  const personId = forged.personId ?? course.people.find((person) => person.role === role)?.id ?? '';
  const { session } = forged.platform.signIn(personId);
  const parameters = new URLSearchParams(startLogin(state, session, { tool, course, messageType, resourceLink }));
  const [pending] = session.launches.values();
  if (!pending) throw new Error('forgeLaunch: no launch was started');
  for (const [name, value] of Object.entries(forged.login ?? {})) {
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  }
  return { launching: { tool, session, pending }, parameters, loginUrl: forged.loginUrl ?? tool.loginUrl };
}
