import { createHash } from 'node:crypto';
import type { Attempt } from '#shared/schemas/attempt.ts';
import type { Module } from '#shared/schemas/module.ts';
import { viewSession } from '../launch/session-view.ts';
import type { Session } from '../launch/session.ts';
import type { Tool } from '../tool.ts';
import type { ModuleSummary, PageBoot } from './launch-boot.ts';
import { moduleOfAttempt } from './module-version.ts';
import { resumePath } from './resume-routes.ts';

function summarise(module: Module): ModuleSummary {
  const { title, summary } = module.locales.en;
  const { id, version, minutes, behaviours, elements } = module;
  return { id, version, title, summary, minutes, behaviours, elements };
}

/**
 * A name for the drafts of this person at this resource link in this browser's storage, so that two people at one
 * computer do not meet in one draft. A hash, because storage names can be read by whoever uses the browser next.
 */
function nameDrafts(session: Session): string {
  const parts = [session.registrationId, session.deploymentId, session.resourceLinkId, session.sub];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** What the page of a session begins with. `attempt` is the session's own, when it opens a module. */
export function buildBoot(tool: Tool, session: Session, attempt: Attempt | null): PageBoot {
  const module = session.moduleId === null ? undefined : tool.modules.get(session.moduleId);
  const isList = session.page === 'catalogue' || session.page === 'picker';
  const { deepLinking } = session;
  return {
    session: viewSession(session),
    module: module && attempt ? moduleOfAttempt(module, attempt) : null,
    attempt: module ? attempt : null,
    modules: isList ? [...tool.modules.values()].map(summarise) : null,
    locale: 'en',
    deepLinking: deepLinking && {
      acceptMultiple: deepLinking.acceptMultiple,
      title: deepLinking.title,
      text: deepLinking.text,
    },
    resumePath: resumePath(session.registrationId),
    draftKey: nameDrafts(session),
  };
}
