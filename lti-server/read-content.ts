import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { moduleSchema } from '#shared/schemas/module.ts';
import { nudgeSchema } from '#shared/schemas/nudge.ts';
import { pathSchema } from '#shared/schemas/path.ts';
import type { Content } from './tool.ts';

export class ContentError extends Error {
  override readonly name = 'ContentError';
}

/**
 * Reads the compiled content, `modules.json`, `nudges.json` and `paths.json`, of a folder.
 * @throws ContentError naming the file, the place in it and the next step.
 */
export function readContent(folder: string): Content {
  return {
    modules: readList(join(folder, 'modules.json'), z.array(moduleSchema)),
    nudges: readList(join(folder, 'nudges.json'), z.array(nudgeSchema)),
    paths: readList(join(folder, 'paths.json'), z.array(pathSchema)),
  };
}

function readList<T>(file: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new ContentError(`${file} cannot be read (${(cause as Error).message}). Build it: npm run build`, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ContentError(
    `${file} is not sound at ${issue?.path.join('.')}: ${issue?.message}. Build it: npm run build`,
  );
}
