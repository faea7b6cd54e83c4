import { readConfiguration } from '../configuration/read-configuration.ts';
import { databaseFaultOf } from '../database/database-fault.ts';
import { prepareTool } from '../prepare-tool.ts';
import { createLogger } from '../serving/create-logger.ts';
import { openTool, type Tool } from '../tool.ts';
import { CommandRefused } from './command-refused.ts';

/**
 * Runs a command on the tool that the environment describes, and closes it again. Commands need no content.
 * @param isAsFound leaves the tables as they are, or are not yet.
 */
export async function withTool<T>(work: (tool: Tool) => Promise<T>, { isAsFound = false } = {}): Promise<T> {
  const configuration = readConfiguration(process.env);
  const content = { modules: [], nudges: [], paths: [] };
  const log = createLogger('silent');
  try {
    const tool = isAsFound ? openTool({ configuration, content, log }) : await prepareTool(configuration, log, content);
    try {
      return await work(tool);
    } finally {
      await tool.close();
    }
  } catch (error) {
    if (!databaseFaultOf(error)) throw error;
    throw new CommandRefused(
      `The database cannot be used: ${(error as Error).message || (error as NodeJS.ErrnoException).code}. Check DATABASE_URL or TEND_DATA; a new PostgreSQL needs "tend migrate" once.`,
    );
  }
}
