import * as z from 'zod';

export const deepLinkingSchema = z.strictObject({
  /** Where the picker posts its answer; https, or http on loopback. */
  returnUrl: z.string(),
  acceptTypes: z.array(z.string()),
  acceptMultiple: z.boolean(),
  /** Whether a column comes with an item: null where the platform does not say (Deep Linking 2.0, 4.4.1). */
  acceptLineItem: z.boolean().nullable().default(null),
  /** To be echoed, when the platform sent it (Canvas puts its own into the return address). */
  data: z.string().nullable(),
  title: z.string().nullable(),
  text: z.string().nullable(),
});
export type DeepLinking = z.infer<typeof deepLinkingSchema>;

/**
 * One accepted launch in our own words: what an id_token said, once parse-launch.ts has read it. Nothing else in the
 * tool knows claim addresses.
 */
export const launchSchema = z.strictObject({
  registrationId: z.string(),
  deploymentId: z.string(),
  messageType: z.enum(['LtiResourceLinkRequest', 'LtiDeepLinkingRequest', 'LtiSubmissionReviewRequest']),
  /** The platform's id of the person; null for an anonymous visitor, where the registration allows one. */
  sub: z.string().nullable(),
  role: z.enum(['learner', 'instructor']),
  /** The platform's "view as a student" person. */
  isTestUser: z.boolean(),
  person: z.strictObject({ name: z.string().nullable() }),
  context: z.strictObject({ id: z.string(), title: z.string().nullable(), label: z.string().nullable() }).nullable(),
  resourceLink: z.strictObject({ id: z.string(), title: z.string().nullable() }).nullable(),
  /** Custom parameter `module_id`. */
  moduleId: z.string().nullable(),
  /** Custom parameter `page`. */
  page: z.string().nullable(),
  /** Assignment and Grade Services, when the platform offers them here. */
  lineItems: z
    .strictObject({
      lineItemUrl: z.string().nullable(),
      lineItemsUrl: z.string().nullable(),
      scopes: z.array(z.string()),
    })
    .nullable(),
  /** Names and Role Provisioning Services, when the platform offers them here. */
  membershipsUrl: z.string().nullable(),
  deepLinking: deepLinkingSchema.nullable(),
  /** Whose work a submission review is about. */
  reviewSub: z.string().nullable(),
  /** Where the platform wants people back. */
  returnUrl: z.string().nullable(),
  /** As the platform writes it: `en`, `de`, `pt_br`, `en-GB`. */
  locale: z.string().nullable(),
  /** `tool_platform.product_family_code`. */
  platformFamily: z.string().nullable(),
  /** What Canvas says in custom parameters of the place that it was opened in, when it was asked to. */
  canvas: z
    .strictObject({
      /** `https://` and the institution's own address, which no registration of the shared Canvas names. */
      origin: z.string(),
      courseId: z.string().nullable(),
    })
    .nullable()
    .default(null),
});
export type Launch = z.infer<typeof launchSchema>;
export type Role = Launch['role'];
