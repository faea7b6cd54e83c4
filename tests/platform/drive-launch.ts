import type { RunningPlatform } from './running-platform.ts';
import { type Answer, Visitor } from './visitor.ts';

/**
 * A whole launch without a browser: a person clicks on an activity (or "Select content") of the platform, and every
 * redirect and self-sending form is followed until the tool answers. Pass a visitor to keep its cookies for later.
 */
export async function driveLaunch(
  platform: RunningPlatform,
  startUrl: string,
  { personId, visitor = new Visitor() }: { personId: string; visitor?: Visitor },
): Promise<Answer> {
  visitor.rememberCookies(platform.url, platform.signIn(personId).cookie);
  return visitor.follow(await visitor.get(startUrl));
}
