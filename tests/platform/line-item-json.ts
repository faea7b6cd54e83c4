import * as z from 'zod';
import type { LineItem } from './gradebook.ts';
import { ServiceRefusal } from './service-refusal.ts';

/** A line item as tools read it (LTI Assignment and Grade Services 2.0, §3.2); `ltiLinkId` is Moodle's own. */
export function lineItemJson(item: LineItem, url: string): Record<string, unknown> {
  return {
    id: url,
    label: item.label,
    scoreMaximum: item.scoreMaximum,
    resourceId: item.resourceId,
    tag: item.tag,
    ...(item.resourceLinkId !== null && { resourceLinkId: item.resourceLinkId, ltiLinkId: item.resourceLinkId }),
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
