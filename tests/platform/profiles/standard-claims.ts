import type { Person } from '../course.ts';
import type { LaunchFacts } from '../launch-facts.ts';
import { personalClaims } from '../personal-claims.ts';

const lti = 'https://purl.imsglobal.org/spec/lti/claim';
const lis = 'http://purl.imsglobal.org/vocab/lis/v2';

/** The claims of LTI Core 1.3 §5.3, plainly: what platforms start from of which no more is known. */
export function standardClaims(family: string): (facts: LaunchFacts) => Record<string, unknown> {
  return (facts) => {
    const { course, person, resourceLink, tool, ids } = facts;
    return {
      [`${lti}/deployment_id`]: tool.deploymentId,
      [`${lti}/target_link_uri`]: facts.targetLinkUri,
      ...(person.kind !== 'anonymous' && { sub: ids.person(person.id) }),
      ...personalClaims(person, person.kind === 'anonymous' ? 'anonymous' : tool.privacy),
      [`${lti}/roles`]: standardRoles(person),
      [`${lti}/context`]: {
        id: ids.context(course.id),
        label: course.label,
        title: course.title,
        type: [`${lis}/course#CourseOffering`],
      },
      [`${lti}/message_type`]: facts.messageType,
      [`${lti}/version`]: '1.3.0',
      ...(resourceLink && {
        [`${lti}/resource_link`]: { id: ids.resourceLink(resourceLink.id), title: resourceLink.title },
      }),
      [`${lti}/tool_platform`]: { guid: new URL(facts.url).host, product_family_code: family },
      [`${lti}/launch_presentation`]: {
        document_target: facts.documentTarget,
        return_url: facts.returnUrl,
        locale: facts.locale,
      },
      ...(resourceLink && { [`${lti}/custom`]: resourceLink.custom }),
      ...(facts.forPerson && { [`${lti}/for_user`]: { user_id: ids.person(facts.forPerson.id) } }),
      'https://purl.imsglobal.org/spec/lti-ags/claim/endpoint': {
        scope: tool.scopes.filter((scope) => scope.includes('/lti-ags/')),
        lineitems: facts.lineItemsUrl,
        ...(facts.lineItemUrl && { lineitem: facts.lineItemUrl }),
      },
      'https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice': {
        context_memberships_url: facts.membershipsUrl,
        service_versions: ['2.0'],
      },
      ...(facts.deepLinkingSettings && {
        'https://purl.imsglobal.org/spec/lti-dl/claim/deep_linking_settings': facts.deepLinkingSettings,
      }),
    };
  };
}

/** Full URIs; an administrator of the institution has no role in the course. */
export function standardRoles(person: Person): string[] {
  if (person.role === 'admin') return [`${lis}/institution/person#Administrator`];
  const here = `${lis}/membership#${person.role === 'learner' ? 'Learner' : 'Instructor'}`;
  if (person.kind === 'teaches-elsewhere') return [`${lis}/institution/person#Instructor`, here];
  if (person.kind === 'test-user') return ['http://purl.imsglobal.org/vocab/lti/system/person#TestUser', here];
  if (person.kind === 'assistant') return [`${lis}/membership/Instructor#TeachingAssistant`, here];
  return [here];
}
