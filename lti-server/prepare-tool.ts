import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { Configuration } from './configuration/read-configuration.ts';
import { migrate } from './database/migrate.ts';
import { readContent } from './read-content.ts';
import { openTool, type Content, type Tool } from './tool.ts';

const contentFolder = fileURLToPath(new URL('../dist/content/', import.meta.url));

/**
 * Opens the tool as the server and the command line do: with the compiled content (the command line does without),
 * and with an embedded database brought up to date. A PostgreSQL is migrated by `tend migrate` alone.
 */
export async function prepareTool(
  configuration: Configuration,
  log: Logger,
  content: Content = readContent(contentFolder),
): Promise<Tool> {
  const tool = openTool({ configuration, content, log });
  if (tool.engine === 'sqlite') {
    try {
      await migrate(tool.db);
    } catch (error) {
      await tool.close();
      throw error;
    }
  }
  return tool;
}
