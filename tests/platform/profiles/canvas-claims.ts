import type { Person } from '../course.ts';
import type { LaunchFacts } from '../launch-facts.ts';
import { personalClaims } from '../personal-claims.ts';
import { hexOf } from '../platform-ids.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim';
const lis = 'http://purl.imsglobal.org/vocab/lis/v2';

/**
 * The claims of Canvas beyond iss, aud, iat, exp and nonce, as a capture of 2025 shows them and its source writes
 * them: null for what is empty, variables that it does not know as they were, no `lineitem` but for an assignment.
 */
export function canvasClaims(facts: LaunchFacts): Record<string, unknown> {
  const { course, person, resourceLink, tool, ids } = facts;
  const contextId = ids.context(course.id);
  const isAnonymous = person.kind === 'anonymous';
  const isPublic = tool.privacy === 'public' && !isAnonymous;
  const sees = { ...personalClaims(person, isAnonymous ? 'anonymous' : tool.privacy) };
  return {
    azp: tool.clientId,
    [`${lti}/deployment_id`]: tool.deploymentId,
    [`${lti}/target_link_uri`]: facts.targetLinkUri,
    ...(!isAnonymous && { sub: ids.person(person.id) }),
    ...sees,
    ...(isPublic && { picture: `${facts.url}/images/messages/avatar-50.png` }),
    ...(tool.privacy !== 'anonymous' && {
      [`${lti}/lis`]: { person_sourcedid: '$Person.sourcedId', course_offering_sourcedid: '$CourseSection.sourcedId' },
    }),
    [`${lti}/roles`]: rolesOf(person),
    [`${lti}/context`]: {
      id: contextId,
      label: course.label,
      title: course.title,
      type: [`${lis}/course#CourseOffering`],
    },
    [`${lti}/message_type`]: facts.messageType,
    [`${lti}/version`]: '1.3.0',
    // A launch without an activity has the id of the course, whatever the placement.
    ...(!facts.deepLinkingSettings && {
      [`${lti}/resource_link`]: resourceLink
        ? { id: ids.resourceLink(resourceLink.id), description: null, title: resourceLink.title }
        : { id: contextId, description: null, title: null },
    }),
    [`${lti}/tool_platform`]: {
      guid: hexOf('canvas'),
      name: 'Campus',
      version: 'cloud',
      product_family_code: 'canvas',
    },
    [`${lti}/launch_presentation`]: {
      document_target: facts.documentTarget,
      return_url: facts.returnUrl,
      locale: facts.locale,
      height: null,
      width: null,
    },
    locale: facts.locale,
    [`${lti}/custom`]: {
      ...resourceLink?.custom,
      canvas_course_id: '$Canvas.course.id',
      timezone: '$Person.address.timezone',
    },
    [`${lti}/lti11_legacy_user_id`]: hexOf(`lti11 ${person.id}`),
    [`${lti}/lti1p1`]: { user_id: hexOf(`lti11 ${person.id}`) },
    'https://www.instructure.com/placement': facts.placement,
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: tool.scopes.filter((scope) => scope.includes('/lti-ags/')),
      lineitems: facts.lineItemsUrl,
      ...(facts.lineItemUrl && { lineitem: facts.lineItemUrl }),
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: facts.membershipsUrl,
      service_versions: ['2.0'],
    },
    'https://purl.imsglobal.org/spec/lti/claim/platformnotificationservice': {
      service_versions: ['1.0'],
      platform_notification_service_url: `${facts.url}/api/lti/notice-handlers/1`,
      scope: ['https://purl.imsglobal.org/spec/lti/scope/noticehandlers'],
      notice_types_supported: ['LtiHelloWorldNotice'],
    },
    'https://purl.imsglobal.org/spec/lti/claim/eulaservice': { url: `${facts.url}/api/lti/eula/1`, scope: [] },
    ...(facts.deepLinkingSettings && {
      'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': facts.deepLinkingSettings,
    }),
  };
}

/** Sorted, full URIs. An assistant has two; an administrator who is not a member has none in the course. */
function rolesOf(person: Person): string[] {
  const user = 'http://purl.imsglobal.org/vocab/lti/system/person#User';
  const here = `${lis}/membership#${person.role === 'learner' ? 'Learner' : 'Instructor'}`;
  if (person.role === 'admin') return [`${lis}/institution/person#Administrator`, user];
  const more: Record<NonNullable<Person['kind']>, string[]> = {
    assistant: [`${lis}/membership/Instructor#TeachingAssistant`],
    'test-user': ['http://purl.imsglobal.org/vocab/lti/system/person#TestUser'],
    'teaches-elsewhere': [`${lis}/institution/person#Instructor`],
    anonymous: [],
  };
  const home = `${lis}/institution/person#${person.role === 'learner' ? 'Student' : 'Instructor'}`;
  return [...(person.kind ? more[person.kind] : []), home, here, user].toSorted();
}
