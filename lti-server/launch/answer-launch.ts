import type { FastifyReply, FastifyRequest } from 'fastify';
import { decodeJwt } from 'jose';
import type { RegistrationRow } from '../database/schema.ts';
import { findRegistration } from '../platform/find-registration.ts';
import { originsBeyond } from '../platform/frame-origins.ts';
import type { Tool } from '../tool.ts';
import { clearLoginCookie, readLoginCookie } from './browser-cookie.ts';
import { LaunchError } from './launch-error.ts';
import { parseLaunchRequest, platformRefusal } from './launch-request.ts';
import { takeLogin } from './login-state.ts';
import { fitsHash } from './one-time-secret.ts';
import { parseLaunch } from './parse-launch.ts';
import { askForProof, askForWindow, enterLaunch, framersOf } from './enter-launch.ts';
import { verifyToken } from './verify-token.ts';

/**
 * Answers what a platform posts to the redirect address: takes the login of its state, verifies the token, and opens
 * the page when this browser is the one that began the login. A cookie that came along proves it without another
 * round; else the platform's storage is asked; else the launch goes on in a new window.
 * @throws LaunchError
 */
export async function answerLaunch(tool: Tool, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const posted = parseLaunchRequest(request.body);
  const login = await takeLogin(tool, posted.state);
  if (!login) {
    const registration = posted.kind === 'launch' ? await framerOf(tool, posted.idToken) : null;
    throw new LaunchError('state-used', { registration });
  }
  const { registration } = login;
  try {
    if (login.isExpired) throw new LaunchError('state-expired');
    if (posted.kind === 'error') throw platformRefusal(posted.error);
    const claims = await verifyToken(tool, posted.idToken, registration, login.nonce);
    const pending = { launch: parseLaunch(claims, registration, tool), registration };
    clearLoginCookie(reply, posted.state);
    if (fitsHash(readLoginCookie(request, posted.state), login.cookieHash)) {
      return await enterLaunch(tool, request, reply, pending);
    }
    if (login.storageTarget !== null && login.storageHash !== null) {
      const storage = { target: login.storageTarget, key: posted.state, proofHash: login.storageHash };
      return await askForProof(tool, request, reply, pending, storage);
    }
    return await askForWindow(tool, request, reply, pending);
  } catch (error) {
    if (error instanceof LaunchError) error.registration ??= registration;
    throw error;
  }
}

/**
 * The registration that a replayed launch speaks of, unverified: it decides only which platform may frame the page
 * that says so, and that page shows nothing but what this browser's own tab kept. Null as well when the launch speaks of
 * a frame elsewhere, which nobody has proven: a page of words alone, for anybody, is better there than an empty one.
 */
async function framerOf(tool: Tool, idToken: string): Promise<RegistrationRow | null> {
  try {
    const claims = decodeJwt(idToken);
    const { iss, aud, azp } = claims;
    const clientId = typeof azp === 'string' ? azp : [aud].flat()[0];
    if (typeof iss !== 'string' || typeof clientId !== 'string' || `${iss}${clientId}`.includes('\0')) return null;
    const search = await findRegistration(tool.db, iss, clientId);
    if (search.kind !== 'found') return null;
    const { registration } = search;
    const framers = framersOf({ launch: parseLaunch(claims, registration, tool), registration });
    return originsBeyond(registration, framers).length === 0 ? registration : null;
  } catch (error) {
    if (error instanceof LaunchError) return null;
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J')) return null;
    throw error;
  }
}
