import { hash } from 'node:crypto';
import type { Attempt } from '#shared/schemas/attempt.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Module, ModuleText } from '#shared/schemas/module.ts';
import { viewSession } from '../launch/session-view.ts';
import type { Session } from '../launch/session.ts';
import type { Tool } from '../tool.ts';
import type { ModuleSummary, PageBoot } from './launch-boot.ts';
import { moduleOfAttempt } from './module-version.ts';
import { resumePath } from './resume-routes.ts';

function summarise({ id, version, minutes, behaviours, elements, locales }: Module): ModuleSummary {
  const summaryIn = ({ title, summary, status }: ModuleText) => ({ title, summary, status });
  return {
    ...{ id, version, minutes, behaviours, elements },
    texts: { en: summaryIn(locales.en), ...(locales.cy && { cy: summaryIn(locales.cy) }) },
  };
}

/**
 * A name for the drafts of this person at this resource link in this browser's storage, so that two people at one
 * computer do not meet in one draft. A hash, because storage names can be read by whoever uses the browser next.
 */
function nameDrafts(session: Session): string {
  const parts = [session.registrationId, session.deploymentId, session.resourceLinkId, session.sub];
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 22);
}

/** What the page of a session begins with. `attempt` is the session's own, when it opens a module. */
export function buildBoot(tool: Tool, session: Session, attempt: Attempt | null, locale: Locale): PageBoot {
  const module = session.moduleId === null ? undefined : tool.modules.get(session.moduleId);
  const isList = session.page === 'catalogue' || session.page === 'picker';
  const { deepLinking } = session;
  return {
    session: viewSession(session),
    module: module && attempt ? moduleOfAttempt(module, attempt) : null,
    attempt: module ? attempt : null,
    modules: isList ? [...tool.modules.values()].map(summarise) : null,
    paths: isList ? [...tool.paths] : null,
    locale,
    deepLinking: deepLinking && {
      acceptMultiple: deepLinking.acceptMultiple,
      acceptsLinks: deepLinking.acceptTypes.includes('ltiResourceLink'),
      addsColumn: deepLinking.acceptLineItem !== false,
    },
    resumePath: resumePath(session.registrationId),
    draftKey: nameDrafts(session),
  };
}
