import type { Profile } from '../profile.ts';
import { randomText } from '../random-text.ts';
import { moodleClaims } from './moodle-claims.ts';

const services = '/mod/lti/services.php';

/** Moodle 4.5, as read in its source and measured against a running 4.5.6. */
export const moodle45: Profile = {
  name: 'moodle-4.5',
  family: 'moodle',
  issuer: null,
  ids: {
    person: (id) => id,
    context: (id) => id,
    resourceLink: (id) => id,
    deployment: String,
    client: () => randomText(15),
  },
  paths: {
    launch: '/mod/lti/launch.php',
    auth: '/mod/lti/auth.php',
    token: '/mod/lti/token.php',
    keys: '/mod/lti/certs.php',
    configuration: '/mod/lti/openid-configuration.php',
    deepLinking: '/mod/lti/contentitem.php',
    deepLinkingReturn: '/mod/lti/contentitem_return.php',
    services,
    lineItems: `${services}/:contextId/lineitems`,
    lineItem: `${services}/:contextId/lineitems/:itemId/lineitem`,
    memberships: `${services}/CourseSection/:contextId/bindings/:typeId/memberships`,
  },
  login: {
    method: 'POST',
    deploymentParameter: 'lti_deployment_id',
    hint: 'sub',
    messageHint: 'json',
    isHintSingleUse: true,
    hintTtlSeconds: null,
    storageTarget: null,
    extraParameters: {},
  },
  auth: {
    isPromptRequired: false,
    isResponseModeRequired: true,
    errorDelivery: 'form',
    noSessionError: null,
    usedHintError: null,
    // Every page of it.
    pageStatus: 404,
    hasRepostPage: true,
    extraFields: {},
  },
  idToken: { ttlSeconds: 60, issuedAt: 'auth', isReturnHttps: false, claims: moodleClaims },
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
    placements: {},
    dataIn: 'none',
    check: { audience: false, nonce: false, subject: false },
    maximumPoints: 100,
  },
  token: {
    audience: 'any',
    isAudienceListRefused: false,
    issuedInFutureSeconds: 0,
    issuedAgoSeconds: null,
    isReplayRefused: false,
    body: 'form',
    contentType: 'text/html; charset=utf-8',
    ttlSeconds: 3600,
    type: 'Bearer',
    errorStyle: 'text',
  },
  lineItems: { accept: 'strict', isTypeInQuery: true, linkStyle: 'curly', pageSize: null, hasLtiLinkId: true },
  scores: {
    timestampRule: 'later-second',
    conflictStatus: 409,
    isErasedByProgress: true,
    notGradedStatus: 400,
    unpublishedStatus: null,
    concludedStatus: null,
    countsSubmissions: false,
    answer: 'empty',
    handGrades: 'by-time',
    isCutToMaximum: true,
  },
  memberships: { roles: 'short', pageSize: null, dropsRoleOnNext: true, hasUsernames: true, isCourseALink: false },
  errors: { hasReasonPhrase: true, body: 'moodle' },
  throttling: null,
};
