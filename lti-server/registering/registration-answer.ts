import * as z from 'zod';
import { RegisteringError } from './registering-error.ts';

const toolMember = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
/** Without control characters and half characters, which no database takes as they are. */
const id = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[^\p{Cc}\p{Cs}]*$/u);
const answerSchema = z.object({
  client_id: id,
  /** Moodle names its one deployment; Canvas makes deployments later. */
  [toolMember]: z.object({ deployment_id: id.nullish() }).nullish(),
});

export interface RegistrationAnswer {
  clientId: string;
  deploymentId: string | null;
}

/** The platform's answer to a registration. @throws RegisteringError naming the member that is missing. */
export function parseRegistrationAnswer(json: unknown): RegistrationAnswer {
  const parsed = answerSchema.safeParse(json);
  if (!parsed.success) {
    throw new RegisteringError('answer-unreadable', parsed.error.issues[0]?.path.join('.') || 'no JSON object');
  }
  return { clientId: parsed.data.client_id, deploymentId: parsed.data[toolMember]?.deployment_id ?? null };
}
