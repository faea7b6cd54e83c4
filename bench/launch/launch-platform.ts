import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCertificate } from './make-certificate.ts';

/** What each measured tool is told of the platform, and what the platform knows of it. Plain data, sent to children. */
export interface LaunchRegistration {
  issuer: string;
  clientId: string;
  deploymentId: string;
  authUrl: string;
  tokenUrl: string;
  jwksUrl: string;
}

export interface LaunchPlatform {
  registration: LaunchRegistration;
  /** The file of the certificate that a tool must trust to read the key set. */
  certificateFile: string;
  /** An id_token as Moodle 4.5 writes it: valid for 60 s, all ids strings, services and custom parameters included. */
  signIdToken(launch: { person: string; nonce: string; targetLinkUri: string }): Promise<string>;
  stop(): Promise<void>;
}

const claim = 'https://purl.imsglobal.org/spec/lti/claim';

/**
 * The platform's half of a launch. It lives in the driver's process, so that signing costs no measured tool anything.
 * Its key set stands behind TLS, as every platform's does (LTI 1.3 Security Framework, section 3), and each answer ends
 * its connection: launches of one platform come seconds apart, when a connection kept alive would be gone.
 */
export async function startLaunchPlatform(): Promise<LaunchPlatform> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const header = { alg: 'RS256', kid: 'bench-key', typ: 'JWT' };
  const keys = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid: header.kid, alg: 'RS256', use: 'sig' }],
  });
  const folder = mkdtempSync(path.join(tmpdir(), 'tend-bench-platform-'));
  const certificate = makeCertificate(folder);
  const headers = { 'content-type': 'application/json', 'cache-control': 'max-age=600', connection: 'close' };
  const server = createServer(certificate, (_request, response) => response.writeHead(200, headers).end(keys));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The platform has no port');
  const issuer = `https://127.0.0.1:${address.port}`;
  const registration: LaunchRegistration = {
    issuer,
    clientId: 'bench-client-id',
    deploymentId: '1',
    authUrl: `${issuer}/mod/lti/auth.php`,
    tokenUrl: `${issuer}/mod/lti/token.php`,
    jwksUrl: `${issuer}/mod/lti/certs.php`,
  };
  return {
    registration,
    certificateFile: certificate.file,
    signIdToken: ({ person, nonce, targetLinkUri }) =>
      new SignJWT({ ...launchClaims(registration, person, targetLinkUri), nonce })
        .setProtectedHeader(header)
        .setIssuedAt()
        .setExpirationTime('60s')
        .sign(privateKey),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function launchClaims({ issuer, clientId, deploymentId }: LaunchRegistration, person: string, targetLinkUri: string) {
  const services = `${issuer}/mod/lti/services.php`;
  return {
    iss: issuer,
    aud: clientId,
    sub: person,
    name: `Learner ${person}`,
    given_name: 'Learner',
    family_name: person,
    email: `learner-${person}@campus.example`,
    [`${claim}/deployment_id`]: deploymentId,
    [`${claim}/message_type`]: 'LtiResourceLinkRequest',
    [`${claim}/version`]: '1.3.0',
    [`${claim}/target_link_uri`]: targetLinkUri,
    [`${claim}/roles`]: [`http://purl.imsglobal.org/vocab/lis/v2/membership#Learner`],
    [`${claim}/context`]: { id: '3', label: 'LEAD-1', title: 'Leading with compassion', type: ['CourseSection'] },
    [`${claim}/resource_link`]: { id: '7', title: 'Compassion is not soft', description: '' },
    [`${claim}/lis`]: { person_sourcedid: '', course_section_sourcedid: '' },
    [`${claim}/launch_presentation`]: {
      locale: 'en',
      document_target: 'iframe',
      return_url: `${issuer}/mod/lti/return.php?course=3&launch_container=3&instanceid=7&sesskey=abcdefghij`,
    },
    [`${claim}/tool_platform`]: {
      product_family_code: 'moodle',
      version: '2024100706',
      guid: 'campus.example',
      name: 'Campus',
      description: 'Campus',
    },
    [`${claim}/ext`]: { user_username: `learner${person}`, lms: 'moodle-2' },
    [`${claim}/custom`]: { module_id: 'not-soft' },
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: ['lineitem', 'result.readonly', 'score'].map(
        (name) => `https://purl.imsglobal.org/spec/lti-ags/scope/${name}`,
      ),
      lineitems: `${services}/3/lineitems?type_id=1`,
      lineitem: `${services}/3/lineitems/9/lineitem?type_id=1`,
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: `${services}/CourseSection/3/bindings/1/memberships`,
      service_versions: ['1.0', '2.0'],
    },
  };
}
