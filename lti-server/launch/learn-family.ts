import type { Tool } from '../tool.ts';
import type { Launch } from './launch.ts';
import type { Standing } from './standing.ts';

/** Nobody's page waits for it, ms; and a score that comes soon after must find it. */
const writtenAfter = 0;

const waiting = new WeakMap<Tool, Map<string, string>>();

/**
 * Writes down, a moment later, what kind of platform a launch came from (`tool_platform.product_family_code`), when that
 * is new. What is lost with the process, the next launch tells again.
 */
export function learnFamily(
  tool: Tool,
  { platformFamily, registrationId }: Launch,
  { platform_family: known }: Pick<Standing, 'platform_family'>,
): void {
  if (platformFamily === null || platformFamily === known) return;
  const families = waiting.get(tool);
  if (families) return void families.set(registrationId, platformFamily);
  waiting.set(tool, new Map([[registrationId, platformFamily]]));
  setTimeout(() => void write(tool), writtenAfter).unref();
}

async function write(tool: Tool): Promise<void> {
  const families = waiting.get(tool) ?? [];
  waiting.delete(tool);
  try {
    for (const [id, family] of families) {
      await tool.db.updateTable('registration').set({ platform_family: family }).where('id', '=', id).execute();
    }
  } catch (error) {
    tool.log.warn({ error: error instanceof Error ? error.message : String(error) }, 'kind of platform not kept');
  }
}
