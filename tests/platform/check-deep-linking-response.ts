import type { JWTPayload } from 'jose';
import * as z from 'zod';
import type { NewResourceLink } from './course.ts';
import type { PlatformState } from './platform-state.ts';
import type { RegisteredTool } from './registered-tool.ts';
import { verifyToolJwt } from './verify-tool-jwt.ts';

const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim';

const text = z.string().nullish();

const contentItem = z.looseObject({
  type: z.string(),
  url: text,
  title: text,
  text,
  custom: z.record(z.string(), z.unknown()).nullish(),
  lineItem: z
    .looseObject({
      scoreMaximum: z.unknown(),
      resourceId: text,
      tag: text,
      submissionReview: z.looseObject({ url: text, custom: z.record(z.string(), z.string()).nullish() }).nullish(),
    })
    .nullish(),
});

export interface SelectedContent {
  readonly link: NewResourceLink;
  /** What the tool asked for, whether the gradebook takes it or not; null = no column. */
  readonly scoreMaximum: unknown;
}

export interface DeepLinkingAnswer {
  readonly items: readonly SelectedContent[];
  readonly message: string | null;
  readonly error: string | null;
}

/**
 * Reads a Deep Linking response (LTI Deep Linking 2.0, §4) as Moodle does: the signature, `exp` and `iat`, and an `iss`
 * that is the client id; audience, nonce, deployment and data are not looked at unless the profile says so. Throws an
 * Error with the platform's message.
 */
export async function checkDeepLinkingResponse(
  state: PlatformState,
  tool: RegisteredTool,
  jwt: string,
): Promise<DeepLinkingAnswer> {
  const claims = await verifyToolJwt(state, tool, jwt);
  if (claims.iss !== tool.clientId) throw new Error('Consumer key is incorrect.');
  const { check } = state.profile.deepLinking;
  if (check.audience && ![claims.aud].flat().includes(state.issuer)) throw new Error("the 'aud' is invalid");
  if (check.nonce && typeof claims['nonce'] !== 'string') throw new Error("the 'nonce' is missing");
  if (check.subject && claims.sub !== tool.clientId) throw new Error("the 'sub' is invalid");
  return {
    items: readItems(tool, claims),
    message: textClaim(claims, `${dl}/msg`),
    error: textClaim(claims, `${dl}/errormsg`),
  };
}

function readItems(tool: RegisteredTool, claims: JWTPayload): SelectedContent[] {
  const items = z.array(contentItem).safeParse(claims[`${dl}/content_items`] ?? []);
  if (!items.success) throw new Error('Invalid content items');
  return items.data.map((item) => {
    const isLink = item.type === 'ltiResourceLink';
    const lineItem = item.lineItem ?? null;
    const review = lineItem?.submissionReview;
    return {
      scoreMaximum: lineItem ? (lineItem.scoreMaximum ?? 100) : null,
      link: {
        toolId: tool.deploymentId,
        title: item.title || tool.name,
        description: plain(item.text ?? ''),
        // Other types silently become an activity without an address of its own.
        url: isLink ? (item.url ?? null) : null,
        custom: Object.fromEntries(Object.entries(item.custom ?? {}).map(([key, value]) => [key, String(value)])),
        ...(lineItem && {
          lineItem: {
            scoreMaximum: Number(lineItem.scoreMaximum ?? 100),
            resourceId: lineItem.resourceId ?? '',
            tag: lineItem.tag ?? '',
            ...(review && {
              submissionReview: {
                ...(review.url && { url: review.url }),
                ...(review.custom && { custom: review.custom }),
              },
            }),
          },
        }),
      },
    };
  });
}

/** Whether the gradebook takes this maximum: a whole number from 1 up to its largest. */
export function isPossibleMaximum(scoreMaximum: unknown, largest: number): boolean {
  const number = Number(scoreMaximum);
  return Number.isInteger(number) && number >= 1 && number <= largest;
}

function plain(html: string): string {
  return html.replaceAll(/<[^>]*>/g, '').trim();
}

function textClaim(claims: JWTPayload, name: string): string | null {
  const value = claims[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
