import { uuidOf } from '../platform-ids.ts';
import type { Profile } from '../profile.ts';
import { standardClaims } from './standard-claims.ts';

/**
 * A platform that does what the specifications say and no more: LTI Core 1.3, AGS 2.0, NRPS 2.0, Deep Linking 2.0 and
 * the Security Framework 1.0. Profiles of platforms of which little is known are laid over it, so that whatever they
 * do not name is the standard's.
 */
export const standard: Profile = {
  name: 'standard',
  family: 'standard',
  issuer: null,
  ids: {
    person: (id) => uuidOf(`person ${id}`),
    context: (id) => uuidOf(`context ${id}`),
    resourceLink: (id) => uuidOf(`link ${id}`),
    deployment: (count) => uuidOf(`deployment ${count}`),
    client: (count) => uuidOf(`client ${count}`),
  },
  paths: {
    launch: '/lti/launch',
    auth: '/lti/auth',
    token: '/lti/token',
    keys: '/lti/keys',
    configuration: '/.well-known/openid-configuration',
    deepLinking: '/lti/select',
    deepLinkingReturn: '/lti/selected',
    services: '/lti/services',
    lineItems: '/lti/services/:contextId/lineitems',
    lineItem: '/lti/services/:contextId/lineitems/:itemId',
    memberships: '/lti/services/:contextId/memberships',
  },
  login: {
    method: 'POST',
    deploymentParameter: 'lti_deployment_id',
    hint: 'sub',
    messageHint: 'opaque',
    isHintSingleUse: true,
    hintTtlSeconds: null,
    storageTarget: null,
    extraParameters: {},
  },
  auth: {
    isPromptRequired: false,
    isResponseModeRequired: true,
    errorDelivery: 'form',
    noSessionError: 'login_required',
    usedHintError: null,
    pageStatus: 400,
    hasRepostPage: false,
    extraFields: {},
  },
  idToken: { ttlSeconds: 3600, issuedAt: 'auth', isReturnHttps: false, claims: standardClaims('standard') },
  keys: { count: 1, kidStyle: 'hex', hasAlgorithm: true, bits: 2048 },
  deepLinking: {
    settings: {
      accept_types: ['link', 'ltiResourceLink'],
      accept_presentation_document_targets: ['iframe', 'window'],
      accept_multiple: true,
      auto_create: false,
    },
    placements: {},
    dataIn: 'claim',
    check: { audience: true, nonce: true, subject: false },
    maximumPoints: 1_000_000,
  },
  token: {
    audience: 'token-url',
    isAudienceListRefused: false,
    issuedInFutureSeconds: 30,
    issuedAgoSeconds: null,
    isReplayRefused: false,
    body: 'form',
    contentType: 'application/json; charset=utf-8',
    ttlSeconds: 3600,
    type: 'Bearer',
    errorStyle: 'oauth',
  },
  lineItems: { accept: 'strict', isTypeInQuery: false, linkStyle: 'plain', pageSize: null, hasLtiLinkId: false },
  scores: {
    timestampRule: 'later-second',
    conflictStatus: 409,
    isErasedByProgress: false,
    notGradedStatus: 400,
    unpublishedStatus: null,
    concludedStatus: null,
    countsSubmissions: false,
    answer: 'empty',
    handGrades: 'by-time',
    isCutToMaximum: false,
  },
  memberships: { roles: 'uri', pageSize: 2, dropsRoleOnNext: false, hasUsernames: false, isCourseALink: false },
  errors: { hasReasonPhrase: true, body: 'moodle' },
  throttling: null,
};
