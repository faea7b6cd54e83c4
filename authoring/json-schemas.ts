import * as z from 'zod';
import { moduleSchema } from '#shared/schemas/module.ts';
import { nudgeSchema } from '#shared/schemas/nudge.ts';
import { packSchema } from '#shared/schemas/pack.ts';
import { pathSchema } from '#shared/schemas/path.ts';
import { sourceSchema } from '#shared/schemas/source.ts';
import { propertyHints } from './property-hints.ts';

/** What one content file of each kind holds. */
const files = {
  nudges: z.array(nudgeSchema),
  module: moduleSchema,
  paths: z.array(pathSchema),
  sources: z.array(sourceSchema),
  pack: packSchema,
};

/**
 * The JSON Schemas by which editors complete and check content files while they are written, as text by file name. Made
 * from the zod schemas that read the files; draft 7, which the YAML support of editors knows best.
 */
export function jsonSchemas(): Map<string, string> {
  return new Map(
    Object.entries(files).map(([name, schema]) => {
      const jsonSchema = z.toJSONSchema(schema, {
        target: 'draft-7',
        io: 'input',
        override({ jsonSchema: property, path }) {
          const hint = path.at(-2) === 'properties' ? propertyHints[String(path.at(-1))] : undefined;
          if (hint !== undefined) property.description = hint;
        },
      });
      return [`${name}.schema.json`, `${JSON.stringify(jsonSchema, null, 2)}\n`];
    }),
  );
}
