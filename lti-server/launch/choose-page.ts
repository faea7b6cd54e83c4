import type { Module } from '#shared/schemas/module.ts';
import { LaunchError } from './launch-error.ts';
import type { Launch } from './launch.ts';
import type { Page } from './session.ts';

export interface Destination {
  page: Page;
  module: Module | null;
}

/**
 * Which page a launch opens (interfaces.md, "Routes of the tool").
 * @param keptModuleId the module that the resource link opened before: a copy of a course may lose the parameter.
 * @throws LaunchError when the module does not exist, or a learner asks for the picker or for
 * somebody's work.
 */
export function choosePage(
  launch: Launch,
  keptModuleId: string | null,
  modules: ReadonlyMap<string, Module>,
): Destination {
  const isInstructor = launch.role === 'instructor';
  if (launch.messageType === 'LtiDeepLinkingRequest') {
    if (!isInstructor) throw new LaunchError('picker-role');
    return { page: 'picker', module: null };
  }
  if (launch.messageType === 'LtiSubmissionReviewRequest') {
    if (!isInstructor) throw new LaunchError('review-role');
    // What somebody did stays to be seen when the module is gone.
    return { page: 'review', module: modules.get(launch.moduleId ?? keptModuleId ?? '') ?? null };
  }
  if (launch.page === 'today') return { page: 'today', module: null };
  if (launch.page === 'completion' && isInstructor) return { page: 'completion', module: null };
  const moduleId = launch.moduleId ?? keptModuleId;
  const module = moduleId === null ? null : modules.get(moduleId);
  if (module === undefined) throw new LaunchError('module-unknown', { detail: `module_id ${moduleId?.slice(0, 80)}` });
  if (module) return { page: 'module', module };
  return { page: isInstructor ? 'completion' : 'catalogue', module: null };
}
