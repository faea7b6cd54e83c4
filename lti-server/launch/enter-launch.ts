import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Locale } from '#shared/schemas/locale.ts';
import { localeOfLaunch } from '../locale-of.ts';
import { buildBoot } from '../pages/build-boot.ts';
import { renderLaunchPage } from '../pages/launch-page.ts';
import { resumePathWith } from '../pages/resume-routes.ts';
import { renderNewWindowPage } from '../pages/window-pages.ts';
import { frameOriginsOf } from '../platform/frame-origins.ts';
import { sendPage } from '../serving/send-page.ts';
import type { Tool } from '../tool.ts';
import { choosePage, type Destination } from './choose-page.ts';
import type { Launch } from './launch.ts';
import { openLaunch } from './open-launch.ts';
import { keepLaunch, type PendingLaunch } from './pending-launch.ts';
import { moduleOfLineItem } from './resolve-module.ts';
import { readStanding, type Standing } from './standing.ts';
import { renderProvePage } from './storage-pages.ts';
import { wayBackOf } from './way-back.ts';

/** Opens the session of a launch whose browser or person has proved itself, and answers with its page. */
export async function enterLaunch(
  tool: Tool,
  request: FastifyRequest,
  reply: FastifyReply,
  pending: PendingLaunch,
): Promise<FastifyReply> {
  const { registration } = pending;
  const { launch, standing, destination } = await examine(tool, pending);
  const { token, session, attempt } = await openLaunch(tool, launch, standing, destination);
  tool.metrics.launches.inc({ result: 'accepted' });
  tool.log.debug({ registrationId: registration.id, page: session.page, role: session.role }, 'launch accepted');
  const origins = framersOf({ launch, registration });
  return sendPage(
    reply,
    renderLaunchPage({
      ...buildBoot(tool, session, attempt, localeIn(pending, request)),
      token,
      resumePath: resumePathWith(tool.secretBox, registration, origins),
      wayBack: wayBackOf(launch.returnUrl, launch.canvas),
    }),
    {
      frameAncestors: origins,
      formAction: launch.deepLinking ? origins : [],
    },
  );
}

/** Answers with a page that reads the login's secret back from the platform's storage and posts it. */
export async function askForProof(
  tool: Tool,
  request: FastifyRequest,
  reply: FastifyReply,
  pending: PendingLaunch,
  { target, key, proofHash }: { target: string; key: string; proofHash: string },
): Promise<FastifyReply> {
  const { launch } = await examine(tool, pending);
  const handle = await keepLaunch(tool, { ...pending, launch }, 'proof', proofHash);
  const { origin } = new URL(pending.registration.auth_url);
  const html = renderProvePage(
    { target, origin, key },
    {
      action: '/lti/launch/proof',
      handle,
      locale: localeIn(pending, request),
    },
  );
  return sendPage(reply, html, { frameAncestors: framersOf(pending) });
}

/** Answers with a page whose one button goes on in a new window. */
export async function askForWindow(
  tool: Tool,
  request: FastifyRequest,
  reply: FastifyReply,
  pending: PendingLaunch,
): Promise<FastifyReply> {
  const { launch } = await examine(tool, pending);
  const handle = await keepLaunch(tool, { ...pending, launch }, 'window');
  const isPicker = launch.deepLinking !== null;
  const html = renderNewWindowPage({
    ...{ action: '/lti/launch/window', handle, isPicker },
    locale: localeIn(pending, request),
  });
  const origins = framersOf(pending);
  return sendPage(reply, html, { frameAncestors: origins, formAction: isPicker ? origins : [] });
}

/** What would refuse the launch is found before anybody is asked to go on, and looked at again when they do. */
async function examine(
  tool: Tool,
  { launch, registration }: PendingLaunch,
): Promise<{ launch: Launch; standing: Standing; destination: Destination }> {
  const standing = await readStanding(tool, launch, registration);
  const named = mayNeedModule(launch, standing) ? await moduleOfLineItem(tool, launch, registration) : null;
  if (named !== null) return examine(tool, { launch: { ...launch, moduleId: named }, registration });
  const moduleId = launch.moduleId ?? standing.module_id;
  // It may be in a pack that was added a moment ago.
  if (moduleId !== null && !tool.modules.has(moduleId)) await tool.refreshContent();
  return { launch, standing, destination: choosePage(launch, standing.module_id, tool.modules) };
}

/** A link that names no module, and never did: its line item may. */
function mayNeedModule({ moduleId, page, messageType }: Launch, standing: Standing): boolean {
  const isOfLink = messageType !== 'LtiDeepLinkingRequest' && page !== 'today';
  return isOfLink && moduleId === null && standing.module_id === null;
}

/** The origins that may frame the pages of a launch. */
export function framersOf({ launch, registration }: PendingLaunch): string[] {
  return frameOriginsOf(registration, launch.deepLinking?.returnUrl ?? launch.returnUrl, launch.canvas?.origin ?? null);
}

function localeIn({ launch }: PendingLaunch, request: FastifyRequest): Locale {
  return localeOfLaunch(launch.locale, request);
}
