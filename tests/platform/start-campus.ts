import type { FastifyPluginAsync } from 'fastify';
import { campusRoutes } from './campus/campus-routes.ts';
import { newActivityRoutes } from './campus/new-activity-routes.ts';
import { addPresetActivities } from './campus/preset-activities.ts';
import { toolsRoutes } from './campus/tools-routes.ts';
import type { Course } from './course.ts';
import type { PlatformState } from './platform-state.ts';
import type { RegisteredTool, ToolRegistration } from './registered-tool.ts';
import type { RunningPlatform } from './running-platform.ts';
import { type PlatformOptions, startPlatform } from './start-platform.ts';

export interface CampusOptions extends Omit<PlatformOptions, 'pages' | 'onTool'> {
  /** Public address of Tend, without a trailing slash; connected at once when given. */
  readonly toolUrl?: string | undefined;
  readonly clientId?: string | undefined;
  /** Whether the course gets two activities when the tool is connected; yes unless told otherwise. */
  readonly hasPresets?: boolean;
}

export const demoClientId = 'tendDemoCampus1';

/** The platform with pages for people: the demo campus of `npm start`. */
export async function startCampus(options: CampusOptions = {}): Promise<RunningPlatform> {
  const { toolUrl, clientId = demoClientId, hasPresets = true, ...platformOptions } = options;
  const onTool = (tool: RegisteredTool, state: PlatformState): void => {
    if (hasPresets) addPresetActivities(state.courses[0] as Course, tool);
  };
  const campus = await startPlatform({ ...platformOptions, pages: (state) => campusPages(state, onTool), onTool });
  if (toolUrl) campus.addTool(tendRegistration(toolUrl, clientId));
  return campus;
}

/** How Tend, running at `toolUrl`, is registered on a platform. */
export function tendRegistration(toolUrl: string, clientId: string): ToolRegistration {
  const base = toolUrl.replace(/\/$/, '');
  return {
    clientId,
    loginUrl: `${base}/lti/login`,
    redirectUris: [`${base}/lti/launch`],
    jwksUrl: `${base}/lti/keys`,
  };
}

function campusPages(
  state: PlatformState,
  onTool: (tool: RegisteredTool, state: PlatformState) => void,
): FastifyPluginAsync {
  return async (app) => {
    await app.register(campusRoutes(state));
    await app.register(newActivityRoutes(state));
    await app.register(toolsRoutes(state, (tool) => onTool(tool, state)));
  };
}
