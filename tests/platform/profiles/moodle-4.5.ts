import type { Profile } from '../profile.ts';
import { moodleClaims } from './moodle-claims.ts';

/** Moodle 4.5, as read in its source and measured against a running 4.5.6. */
export const moodle45: Profile = {
  name: 'moodle-4.5',
  family: 'moodle',
  paths: {
    launch: '/mod/lti/launch.php',
    auth: '/mod/lti/auth.php',
    token: '/mod/lti/token.php',
    keys: '/mod/lti/certs.php',
    configuration: '/mod/lti/openid-configuration.php',
    deepLinking: '/mod/lti/contentitem.php',
    deepLinkingReturn: '/mod/lti/contentitem_return.php',
    services: '/mod/lti/services.php',
  },
  login: { method: 'POST', deploymentParameter: 'lti_deployment_id', isHintSingleUse: true, hintTtlSeconds: null },
  auth: {
    isPromptRequired: false,
    isResponseModeRequired: true,
    errorDelivery: 'form',
    hasRepostPage: true,
    extraFields: {},
  },
  idToken: { ttlSeconds: 60, issuedAt: 'auth', claims: moodleClaims },
  keys: { count: 1, kidStyle: 'hex', hasAlgorithm: true, bits: 2048 },
  deepLinking: {
    // No `data` member: Moodle keeps its state in the return address.
    settings: {
      accept_types: ['ltiResourceLink'],
      accept_presentation_document_targets: ['frame', 'iframe', 'window'],
      accept_copy_advice: false,
      accept_multiple: true,
      accept_unsigned: false,
      auto_create: false,
      can_confirm: false,
    },
    check: { audience: false, nonce: false, subject: false },
    maximumPoints: 100,
  },
  token: {
    audience: 'any',
    issuedInFutureSeconds: 0,
    isReplayRefused: false,
    body: 'form',
    contentType: 'text/html; charset=utf-8',
    ttlSeconds: 3600,
  },
  lineItems: { accept: 'strict', isTypeInQuery: true, linkStyle: 'curly', pageSize: null },
  scores: { timestampRule: 'later-second', conflictStatus: 409, isErasedByProgress: true },
  memberships: { roles: 'short', pageSize: null, dropsRoleOnNext: true },
  errors: { hasReasonPhrase: true },
};
