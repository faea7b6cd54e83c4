import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { localeOfLaunch } from '../locale-of.ts';
import { renderContinuePage } from '../pages/window-pages.ts';
import { sendPage } from '../serving/send-page.ts';
import type { Tool } from '../tool.ts';
import { clearConfirmCookie, readConfirmCookie, setConfirmCookie } from './browser-cookie.ts';
import { askForWindow, enterLaunch } from './enter-launch.ts';
import { LaunchError } from './launch-error.ts';
import { fitsHash, hashSecret, randomSecret } from './one-time-secret.ts';
import { keepLaunch, takeLaunch } from './pending-launch.ts';

const formSchema = z.object({ handle: z.string().length(43), proof: z.string().max(4096).optional() });

/** The page of the frame posts what the platform's storage answered; nothing, when it did not. */
export async function answerProof(tool: Tool, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { handle, proof } = readForm(request);
  const pending = await takeLaunch(tool, handle, 'proof');
  if (!pending) throw new LaunchError('state-used');
  const { launch, registration } = pending;
  return fitsHash(proof, pending.proofHash)
    ? enterLaunch(tool, request, reply, { launch, registration })
    : askForWindow(tool, request, reply, { launch, registration });
}

/**
 * The new window: names the person and the course and asks. Without the question, a page elsewhere could open
 * somebody else's launch in this browser.
 */
export async function answerWindow(tool: Tool, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const pending = await takeLaunch(tool, readForm(request).handle, 'window');
  if (!pending) throw new LaunchError('window-used');
  const { launch, registration } = pending;
  const secret = randomSecret();
  const handle = await keepLaunch(tool, { launch, registration }, 'confirm', hashSecret(secret));
  setConfirmCookie(reply, handle, secret);
  const page = renderContinuePage({
    locale: localeOfLaunch(launch.locale, request),
    action: '/lti/launch/continue',
    handle,
    personName: launch.person.name,
    contextTitle: launch.context?.title ?? null,
    resourceLinkTitle: launch.resourceLink?.title ?? null,
  });
  return sendPage(reply, page, { frameAncestors: [] });
}

/** The answer "this is me", from that page and no other. */
export async function answerContinue(tool: Tool, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { handle } = readForm(request);
  const pending = await takeLaunch(tool, handle, 'confirm');
  const isOurPage = fitsHash(readConfirmCookie(request, handle), pending?.proofHash ?? null);
  // A browser that keeps no cookies at all still says where a post comes from.
  if (!pending || !(isOurPage || request.headers['sec-fetch-site'] === 'same-origin')) {
    throw new LaunchError('window-used');
  }
  clearConfirmCookie(reply, handle);
  return enterLaunch(tool, request, reply, { launch: pending.launch, registration: pending.registration });
}

function readForm(request: FastifyRequest): z.infer<typeof formSchema> {
  const parsed = formSchema.safeParse(request.body ?? {});
  if (!parsed.success) throw new LaunchError('launch-incomplete', { detail: 'handle' });
  return parsed.data;
}
