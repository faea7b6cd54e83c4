import { readConfiguration } from '../configuration/read-configuration.ts';
import { databaseFaultOf } from '../database/database-fault.ts';
import { prepareTool } from '../prepare-tool.ts';
import { createLogger } from '../serving/create-logger.ts';
import type { Tool } from '../tool.ts';
import { CommandRefused } from './command-refused.ts';

/** Runs a command on the tool that the environment describes, and closes it again. Commands need no content. */
export async function withTool<T>(work: (tool: Tool) => Promise<T>): Promise<T> {
  const configuration = readConfiguration(process.env);
  const nothing = { modules: [], nudges: [], paths: [] };
  try {
    const tool = await prepareTool(configuration, createLogger('silent'), nothing);
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
