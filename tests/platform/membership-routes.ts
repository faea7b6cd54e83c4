import type { FastifyPluginAsync } from 'fastify';
import type { Course, Person, ResourceLink } from './course.ts';
import { checkMediaType, mediaTypes } from './media-types.ts';
import { personalClaims } from './personal-claims.ts';
import { linkIdOf } from './platform-ids.ts';
import type { PlatformState } from './platform-state.ts';
import type { Profile } from './profile.ts';
import { type RegisteredTool, scopes } from './registered-tool.ts';
import { requireCourse, requireTool, type ServiceParams } from './service-access.ts';
import { ServiceRefusal } from './service-refusal.ts';
import { membershipsUrl } from './service-urls.ts';

interface MembershipQuery {
  role?: string;
  limit?: string;
  from?: string;
  rlid?: string;
}

const vocabulary = 'http://purl.imsglobal.org/vocab/lis/v2';

/** Names and roles (LTI Names and Role Provisioning Services 2.0, §2): who is in the course. */
export function membershipRoutes(state: PlatformState): FastifyPluginAsync {
  const knobs = state.profile.memberships;
  return async (app) => {
    app.get<{ Params: ServiceParams; Querystring: MembershipQuery }>(
      state.profile.paths.memberships,
      { config: { endpoint: 'memberships' } },
      async (request, reply) => {
        checkMediaType(state, request, mediaTypes.memberships);
        const tool = requireTool(state, request, [scopes.membershipReadonly]);
        if (request.params.typeId !== undefined && request.params.typeId !== tool.deploymentId)
          throw new ServiceRefusal(401);
        const course = requireCourse(state, request.params.contextId);
        const { role, rlid } = request.query;
        const link = rlid === undefined ? null : linkNamed(state, course, rlid);
        if (link === undefined) throw new ServiceRefusal(404, `Not Found: LTI link ${rlid} doesn't exist`);

        const people = course.people.filter((person) => isListed(person) && hasRole(person, role));
        const limit = Number(request.query.limit ?? knobs.pageSize ?? 0);
        const from = Number(request.query.from ?? 0);
        const url = membershipsUrl(state, course.id, tool);
        if (limit > 0 && from + limit < people.length) {
          const next = new URLSearchParams({ limit: String(limit), from: String(from + limit) });
          if (rlid !== undefined) next.set('rlid', rlid);
          if (role !== undefined && !knobs.dropsRoleOnNext) next.set('role', role);
          reply.header('link', `<${url}?${next}>; rel="next"`);
        }
        const page = limit > 0 ? people.slice(from, from + limit) : people;
        return reply.type(`${mediaTypes.memberships}; charset=utf-8`).send(
          JSON.stringify({
            id: url,
            context: { id: state.profile.ids.context(course.id), label: course.label, title: course.title },
            members: page.map((person) => member(person, course, link, state.profile, tool)),
          }),
        );
      },
    );
  };
}

/** Short or full role; anything but Instructor and Learner is ignored. */
function hasRole(person: Person, role: string | undefined): boolean {
  const wanted = role?.replace(`${vocabulary}/membership#`, '');
  if (wanted === 'Instructor') return person.role !== 'learner';
  if (wanted === 'Learner') return person.role === 'learner';
  return true;
}

/** Test users are in no list, and who is not a member of the course is not either. */
function isListed(person: Person): boolean {
  return person.isEnrolled && person.kind !== 'test-user' && person.kind !== 'anonymous';
}

/** The activity, or null for the course itself where that counts as one. */
function linkNamed(state: PlatformState, course: Course, rlid: string): ResourceLink | null | undefined {
  if (state.profile.memberships.isCourseALink && rlid === state.profile.ids.context(course.id)) return null;
  const id = linkIdOf(state, course, rlid);
  return course.resourceLinks.find((one) => one.id === id);
}

function member(person: Person, course: Course, link: ResourceLink | null, profile: Profile, tool: RegisteredTool) {
  const { roles } = profile.memberships;
  const short = person.role === 'learner' ? 'Learner' : 'Instructor';
  return {
    status: 'Active',
    roles: [
      roles === 'short' ? short : `${vocabulary}/membership#${short}`,
      // Another prefix than in launches.
      ...(person.role === 'admin' ? [`${vocabulary}/person#Administrator`] : []),
    ],
    user_id: profile.ids.person(person.id),
    ...(profile.memberships.hasUsernames && { lis_person_sourcedid: '', ext_user_username: person.username }),
    ...personalClaims(person, tool.privacy),
    ...(link && { message: [linkMessage(course, link)] }),
  };
}

function linkMessage(course: Course, link: ResourceLink): Record<string, unknown> {
  const isGraded = course.gradebook.lineItemOf(link.id) !== undefined;
  return {
    'https://purl.imsglobal.org/spec/lti/claim/message_type': 'LtiResourceLinkRequest',
    ...(isGraded && { 'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': { lis_result_sourcedid: '{}' } }),
  };
}
