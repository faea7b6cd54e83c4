import { randomInt } from 'node:crypto';
import type { MessageType } from './launch-facts.ts';
import { randomText } from './random-text.ts';

export const sessionCookie = 'MoodleSession';

/** A login initiation that waits for its auth request. */
export interface PendingLaunch {
  readonly toolId: string;
  readonly courseId: string;
  readonly messageType: MessageType;
  readonly resourceLinkId: string | null;
  readonly forPersonId: string | null;
  /** The place from which it started, where there is no activity. */
  readonly placement: string | null;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly title: string;
  readonly text: string;
}

/** One browser in which a person is signed in. Launch ids live in it, as in Moodle's session. */
export class Session {
  readonly id = randomText(26);
  readonly sesskey = randomText(10);
  readonly launches = new Map<string, PendingLaunch>();
  /** Launch ids that an auth request has used up. */
  readonly usedLaunches = new Set<string>();
  personId: string;
  /** The language of this person's platform, as Moodle writes it into launches: `en`, `cy`. */
  locale = 'en';

  constructor(personId: string) {
    this.personId = personId;
  }

  /** Returns the launch id under which the auth request will find `launch`. */
  remember(launch: PendingLaunch): string {
    const number = randomInt(1, 2 ** 31);
    const launchId =
      launch.resourceLinkId === null
        ? `ltilaunch_ContentItemSelectionRequest${number}`
        : `ltilaunch${launch.resourceLinkId}_${number}`;
    this.launches.set(launchId, launch);
    return launchId;
  }
}

export class Sessions {
  readonly #sessions = new Map<string, Session>();
  readonly #started: Session[] = [];

  signIn(personId: string): Session {
    const session = new Session(personId);
    this.#sessions.set(session.id, session);
    this.#started.push(session);
    return session;
  }

  /** The session named in a Cookie header. */
  find(cookieHeader: string | undefined): Session | undefined {
    for (const cookie of (cookieHeader ?? '').split(';')) {
      const [name, value] = cookie.trim().split('=');
      if (name === sessionCookie && value) return this.#sessions.get(value);
    }
    return undefined;
  }

  /** Whose launch this is, signed in or not. */
  ownerOf(launchId: string): Session | undefined {
    return this.#started.find((session) => session.launches.has(launchId));
  }

  end(session: Session): void {
    this.#sessions.delete(session.id);
  }
}
