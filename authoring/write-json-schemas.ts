// node authoring/write-json-schemas.ts: after a change of a schema in shared/schemas. A test says when it is due.
import { join } from 'node:path';
import { jsonSchemas } from './json-schemas.ts';
import { writeIfChanged } from './write-if-changed.ts';

for (const [name, text] of jsonSchemas()) {
  const file = join(import.meta.dirname, 'schemas', name);
  console.log(`${writeIfChanged(file, text) ? 'wrote' : 'kept'} ${file}`);
}
