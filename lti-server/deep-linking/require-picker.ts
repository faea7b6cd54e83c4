import type { FastifyRequest } from 'fastify';
import type { DeepLinking } from '../launch/launch.ts';
import { requireInstructor, type Session } from '../launch/session.ts';
import { ApiError } from '../serving/api-error.ts';
import type { Tool } from '../tool.ts';

export interface Picker {
  session: Session;
  /** What the platform asked for. */
  settings: DeepLinking;
}

/** The session of an open picker. @throws ApiError 401, 403 for learners, 409 when it was opened for something else. */
export async function requirePicker(tool: Tool, request: FastifyRequest): Promise<Picker> {
  const session = await requireInstructor(tool, request);
  if (!session.deepLinking) throw new ApiError(409, 'not-deep-linking');
  return { session, settings: session.deepLinking };
}
