import { createHash } from 'node:crypto';
import type { Person } from '../course.ts';
import type { LaunchFacts } from '../launch-facts.ts';
import { personalClaims } from '../personal-claims.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim';
const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

/** The claims of Moodle 4.5 beyond iss, aud, iat, exp and nonce. Every id is text; there is no azp. */
export function moodleClaims(facts: LaunchFacts): Record<string, unknown> {
  const { course, person, resourceLink, tool } = facts;
  const isDeepLinking = facts.messageType === 'LtiDeepLinkingRequest';
  return {
    [`${lti}/deployment_id`]: tool.deploymentId,
    [`${lti}/target_link_uri`]: facts.targetLinkUri,
    sub: person.id,
    [`${lti}/lis`]: { person_sourcedid: '', course_section_sourcedid: '' },
    [`${lti}/roles`]: rolesOf(person),
    [`${lti}/context`]: { id: course.id, label: course.label, title: course.title, type: ['CourseSection'] },
    [`${lti}/message_type`]: facts.messageType,
    ...(resourceLink && {
      [`${lti}/resource_link`]: {
        title: resourceLink.title,
        description: resourceLink.description,
        id: resourceLink.id,
      },
    }),
    ...(resourceLink && facts.lineItemUrl && { [boClaim]: basicOutcome(facts, resourceLink.id) }),
    ...personalClaims(person, tool.privacy),
    // The account's name comes with the permission for names.
    [`${lti}/ext`]: {
      ...((tool.privacy === 'public' || tool.privacy === 'name_only') && { user_username: person.username }),
      lms: 'moodle-2',
    },
    [`${lti}/launch_presentation`]: {
      locale: facts.locale,
      document_target: facts.documentTarget,
      ...(!isDeepLinking && { return_url: facts.returnUrl }),
    },
    [`${lti}/tool_platform`]: {
      product_family_code: 'moodle',
      version: '2024100706',
      guid: createHash('md5').update(facts.issuer).digest('hex'),
      name: 'campus',
      description: 'Demo campus',
    },
    [`${lti}/version`]: '1.3.0',
    [`${lti}/custom`]: customOf(facts),
    ...(facts.deepLinkingSettings && {
      'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': facts.deepLinkingSettings,
    }),
    ...(facts.forPerson && { [`${lti}/for_user`]: { user_id: facts.forPerson.id } }),
    'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
      scope: tool.scopes.filter((scope) => scope.includes('/lti-ags/')).toSorted(),
      lineitems: facts.lineItemsUrl,
      ...(facts.lineItemUrl && { lineitem: facts.lineItemUrl }),
    },
    'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
      context_memberships_url: facts.membershipsUrl,
      service_versions: ['1.0', '2.0'],
    },
  };
}

const boClaim = 'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome';

function basicOutcome(facts: LaunchFacts, resourceLinkId: string): Record<string, string> {
  const sourced = { instanceid: resourceLinkId, userid: facts.person.id, typeid: facts.tool.deploymentId, launchid: 1 };
  return {
    lis_result_sourcedid: JSON.stringify({ data: sourced, hash: '0' }),
    lis_outcome_service_url: `${facts.url}/mod/lti/service.php`,
  };
}

/** Full URIs in alphabetical order. A site administrator may manage every course, hence Instructor, never Learner. */
function rolesOf(person: Person): string[] {
  if (person.role === 'learner') return [`${membership}Learner`];
  if (person.role === 'teacher') return [`${membership}Instructor`];
  return [
    'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Administrator',
    `${membership}Instructor`,
    'http://purl.imsglobal.org/vocab/lis/v2/system/person#Administrator',
  ];
}

/**
 * A key with capitals or punctuation arrives twice: as written, and in lower case with `_`. Variables that Moodle does
 * not know stay as they were written, `$` and all.
 */
function customOf(facts: LaunchFacts): Record<string, string> {
  const custom: Record<string, string> = {};
  const review = facts.messageType === 'LtiSubmissionReviewRequest' ? reviewCustom(facts) : {};
  for (const [key, written] of Object.entries({ ...facts.resourceLink?.custom, ...review })) {
    const value = expandVariable(written, facts);
    custom[key] = value;
    custom[key.toLowerCase().replaceAll(/[^a-z0-9]/g, '_')] = value;
  }
  custom['context_memberships_url'] = facts.membershipsUrl;
  return custom;
}

function reviewCustom(facts: LaunchFacts): Readonly<Record<string, string>> {
  const item = facts.resourceLink && facts.course.gradebook.lineItemOf(facts.resourceLink.id);
  return item?.submissionReview?.custom ?? {};
}

function expandVariable(value: string, { course, person, resourceLink }: LaunchFacts): string {
  const known: Record<string, string | undefined> = {
    '$Context.id': course.id,
    '$Context.title': course.title,
    '$CourseSection.timeFrame.end': '',
    '$Person.address.timezone': '99',
    '$ResourceLink.id': resourceLink?.id,
    '$ResourceLink.title': resourceLink?.title,
    '$User.id': person.id,
    '$User.username': person.username,
  };
  return known[value] ?? value;
}
