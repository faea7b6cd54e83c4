import * as z from 'zod';
import type { LineItem } from './gradebook.ts';
import type { Profile } from './profile.ts';
import { ServiceRefusal } from './service-refusal.ts';

/** A line item as tools read it (LTI Assignment and Grade Services 2.0, §3.2); `ltiLinkId` is Moodle's own. */
export function lineItemJson(profile: Profile, item: LineItem, url: string): Record<string, unknown> {
  const resourceLinkId = item.resourceLinkId === null ? null : profile.ids.resourceLink(item.resourceLinkId);
  return {
    id: url,
    label: item.label,
    scoreMaximum: item.scoreMaximum,
    resourceId: item.resourceId,
    tag: item.tag,
    ...(resourceLinkId !== null && { resourceLinkId }),
    ...(resourceLinkId !== null && profile.lineItems.hasLtiLinkId && { ltiLinkId: resourceLinkId }),
    ...(item.submissionReview && { submissionReview: item.submissionReview }),
  };
}

const text = z.union([z.string(), z.number().transform(String)]).nullish();

const writtenLineItem = z.looseObject({
  label: z.string(),
  scoreMaximum: z.union([
    z.number(),
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ]),
  resourceId: text,
  tag: text,
  resourceLinkId: text,
  ltiLinkId: text,
});

export type WrittenLineItem = z.infer<typeof writtenLineItem>;

/** A line item that a tool wrote: label and scoreMaximum are needed, 400 with `reason` otherwise. */
export function parseLineItem(body: unknown, reason: string): WrittenLineItem {
  try {
    return writtenLineItem.parse(JSON.parse(String(body)));
  } catch {
    throw new ServiceRefusal(400, reason);
  }
}
