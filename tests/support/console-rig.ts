import type { FastifyInstance } from 'fastify';
import type { Engine } from '../../lti-server/database/open-database.ts';
import { buildServer } from '../../lti-server/server.ts';
import type { Tool } from '../../lti-server/tool.ts';
import { consolePassword, openConsoleBrowser, type ConsoleBrowser } from './console-browser.ts';
import { openTestTool, type TestToolOptions } from './test-tool.ts';

export interface ConsoleRig {
  tool: Tool;
  server: FastifyInstance;
  /** Signed in, unless told otherwise. */
  browser: ConsoleBrowser;
  close(): Promise<void>;
}

/** A tool with a console, its server, which does not listen, and the browser of an operator. */
export async function openConsoleRig(
  engine: Engine,
  { isSignedIn = true, configuration, ...options }: TestToolOptions & { isSignedIn?: boolean } = {},
): Promise<ConsoleRig> {
  const tool = await openTestTool(engine, {
    ...options,
    configuration: { adminPassword: consolePassword, ...configuration },
  });
  const server = await buildServer(tool);
  const browser = openConsoleBrowser(server);
  if (isSignedIn) await browser.signIn();
  return {
    tool,
    server,
    browser,
    async close() {
      await server.close();
      await tool.close();
    },
  };
}
