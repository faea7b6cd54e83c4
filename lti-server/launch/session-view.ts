import type { Role } from './launch.ts';
import type { Page, Session } from './session.ts';

/** `GET /api/session` (interfaces.md), and the same inside the page of an accepted launch. */
export interface SessionView {
  role: Role;
  person: { name: string | null };
  context: { id: string; title: string | null } | null;
  resourceLink: { id: string; title: string | null } | null;
  page: Page;
  module: { id: string; version: number } | null;
  deploymentId: string;
}

/** What a page may know of its session. */
export function viewSession(session: Session): SessionView {
  const { contextId, resourceLinkId, moduleId, moduleVersion } = session;
  return {
    role: session.role,
    person: { name: session.personName },
    context: contextId === null ? null : { id: contextId, title: session.contextTitle },
    resourceLink: resourceLinkId === null ? null : { id: resourceLinkId, title: session.resourceLinkTitle },
    page: session.page,
    module: moduleId === null || moduleVersion === null ? null : { id: moduleId, version: moduleVersion },
    deploymentId: session.deploymentId,
  };
}
