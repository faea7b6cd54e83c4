import * as z from 'zod/mini';

/**
 * The steps of a module, in the order in which a learner meets them (8–12 minutes in all). A module may leave
 * some out; none comes twice, so a step is known by its kind.
 */
export const stepKinds = ['read', 'decide', 'reflect', 'plan', 'check'] as const;
export const stepKindSchema = z.enum(stepKinds);
export type StepKind = z.infer<typeof stepKindSchema>;

const textSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
/** Lower-case words joined by hyphens; not "constructor", which every object answers to without having it. */
export const keySchema = z.string().check(z.regex(/^(?!constructor$)[a-z0-9]+(-[a-z0-9]+)*$/));

/** The shape of a branching scenario: each option of a scene leads to another scene or to an ending. */
export const scenarioSchema = z.strictObject({
  start: keySchema,
  scenes: z.record(keySchema, z.record(keySchema, keySchema)),
  endings: z.array(keySchema).check(z.minLength(2)),
});

/** The shape of the check: which option of each question is the sound one. */
export const questionsSchema = z.array(
  z.strictObject({ id: keySchema, options: z.array(keySchema).check(z.minLength(2)), correct: keySchema }),
);

export const readTextSchema = z.strictObject({
  heading: textSchema,
  /** 150 to 200 words in all, one idea. */
  paragraphs: z.array(textSchema).check(z.minLength(1)),
});

export const decideTextSchema = z.strictObject({
  /** Who is who and what has happened, before the first choice. */
  setting: textSchema,
  scenes: z.record(
    keySchema,
    z.strictObject({
      text: textSchema,
      /** The consequence is told from the staff member's side. */
      options: z.record(keySchema, z.strictObject({ label: textSchema, consequence: textSchema })),
    }),
  ),
  endings: z.record(keySchema, z.strictObject({ title: textSchema, text: textSchema })),
});

export const reflectTextSchema = z.strictObject({ question: textSchema, hint: textSchema });

export const planTextSchema = z.strictObject({
  intro: textSchema,
  /** Cues and responses that a learner may start from: "If {cue}, then I will {response}". */
  cues: z.array(textSchema).check(z.minLength(2)),
  responses: z.array(textSchema).check(z.minLength(2)),
});

export const checkTextSchema = z.record(
  keySchema,
  z.strictObject({
    question: textSchema,
    options: z.record(keySchema, z.strictObject({ label: textSchema, feedback: textSchema })),
  }),
);

/** One follow-up, days after the module: did the plan meet its moment? One reply for each answer, none a verdict. */
export const followUpTextSchema = z.strictObject({
  question: textSchema,
  yes: textSchema,
  notYet: textSchema,
  changed: textSchema,
});

export type Scenario = z.infer<typeof scenarioSchema>;
export type DecideText = z.infer<typeof decideTextSchema>;
export type Questions = z.infer<typeof questionsSchema>;
