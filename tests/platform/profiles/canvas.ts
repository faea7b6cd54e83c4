import { hexOf, uuidOf } from '../platform-ids.ts';
import type { Profile } from '../profile.ts';
import { changeProfile } from '../profile.ts';
import { canvasClaims } from './canvas-claims.ts';
import { canvasPlacements } from './canvas-placements.ts';

const throttledHeaders = { 'x-request-cost': '0.1', 'x-rate-limit-remaining': '0.0', 'content-type': 'text/plain' };
const course = '/api/lti/courses/:contextId';

/** Canvas as its makers host it, from its source and documentation, and captures of 2025. */
export const canvasHosted: Profile = {
  name: 'canvas-hosted',
  family: 'canvas',
  // The same for every institution.
  issuer: 'https://canvas.instructure.com',
  ids: {
    person: (id) => uuidOf(`person ${id}`),
    context: (id) => hexOf(`context ${id}`),
    resourceLink: (id) => uuidOf(`link ${id}`),
    deployment: (count) => `${count}:${hexOf('account')}`,
    // Past the largest whole number that JavaScript counts by one.
    client: (count) => `14971000000000000${count}`,
  },
  paths: {
    launch: '/courses/external_tools',
    auth: '/api/lti/authorize_redirect',
    token: '/login/oauth2/token',
    keys: '/api/lti/security/jwks',
    configuration: '/api/lti/security/openid-configuration',
    deepLinking: '/courses/external_tools/resource_selection',
    deepLinkingReturn: '/courses/deep_linking_response',
    services: '/api/lti',
    lineItems: `${course}/line_items`,
    lineItem: `${course}/line_items/:itemId`,
    memberships: `${course}/names_and_roles`,
  },
  login: {
    method: 'POST',
    deploymentParameter: 'lti_deployment_id',
    hint: 'opaque',
    messageHint: 'jwt',
    isHintSingleUse: true,
    hintTtlSeconds: 300,
    storageTarget: 'post_message_forwarding',
    extraParameters: { canvas_environment: 'production', canvas_region: 'unknown' },
  },
  auth: {
    isPromptRequired: true,
    isResponseModeRequired: true,
    errorDelivery: 'form',
    noSessionError: 'login_required',
    usedHintError: 'launch_no_longer_valid',
    pageStatus: 400,
    hasRepostPage: false,
    extraFields: { utf8: '✓', authenticity_token: 'x+/y==', lti_storage_target: 'post_message_forwarding' },
  },
  idToken: { ttlSeconds: 3600, issuedAt: 'login', isReturnHttps: false, claims: canvasClaims },
  keys: { count: 3, kidStyle: 'iso-time', hasAlgorithm: true, bits: 2048 },
  deepLinking: {
    settings: canvasPlacements.link_selection.settings,
    placements: canvasPlacements,
    dataIn: 'url',
    check: { audience: true, nonce: true, subject: false },
    // [?] no largest maximum is known.
    maximumPoints: 1_000_000,
  },
  token: {
    audience: 'token-url',
    isAudienceListRefused: false,
    issuedInFutureSeconds: 30,
    issuedAgoSeconds: 300,
    isReplayRefused: false,
    body: 'form-or-json',
    contentType: 'application/json; charset=utf-8',
    ttlSeconds: 3600,
    type: 'Bearer',
    errorStyle: 'oauth',
  },
  lineItems: { accept: 'any', isTypeInQuery: false, linkStyle: 'plain', pageSize: 10, hasLtiLinkId: false },
  scores: {
    timestampRule: 'not-earlier',
    conflictStatus: 400,
    isErasedByProgress: 'pending-keeps',
    notGradedStatus: 422,
    unpublishedStatus: 422,
    concludedStatus: 422,
    countsSubmissions: true,
    answer: 'url',
    handGrades: 'overwritten',
    isCutToMaximum: false,
  },
  memberships: { roles: 'uri', pageSize: 50, dropsRoleOnNext: false, hasUsernames: false, isCourseALink: true },
  errors: { hasReasonPhrase: false, body: 'canvas' },
  // No Retry-After.
  throttling: { status: 429, headers: throttledHeaders, body: 'Rate Limit Exceeded' },
  registration: {
    path: '/api/lti/registrations',
    token: 'required',
    isConfigurationGuarded: true,
    isActiveAtOnce: false,
    // [?] Not documented: a tool learns it at its first launch.
    hasDeploymentInAnswer: false,
    status: 200,
    style: 'canvas',
    version: 'vCloud',
    messages: [
      { type: 'LtiResourceLinkRequest', placements: ['course_navigation', 'link_selection', 'assignment_selection'] },
      { type: 'LtiDeepLinkingRequest', placements: Object.keys(canvasPlacements) },
    ],
    variables: ['Canvas.api.domain', 'Canvas.course.id', 'Context.id', 'Context.id.history', 'User.id'],
    extraMembers: { 'https://canvas.instructure.com/lti/account_name': 'Campus' },
  },
};

/**
 * Canvas as its source is set up without further care: the sample key of 512 bits, the hosted issuer left in place,
 * addresses that are http here and https there, and hosts that throttle by 403.
 */
export const canvasSelfHosted: Profile = changeProfile(
  {
    ...canvasHosted,
    name: 'canvas-selfhosted',
    ids: { ...canvasHosted.ids, client: (count) => `1000000000000${count}` },
  },
  {
    login: { extraParameters: { canvas_environment: 'prod', canvas_region: 'not_configured' } },
    idToken: { isReturnHttps: true },
    keys: { kidStyle: 'sample', bits: 512, count: 1 },
    throttling: { status: 403, headers: throttledHeaders, body: '403 Forbidden (Rate Limit Exceeded)' },
  },
);
