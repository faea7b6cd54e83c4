import { toolIconPath } from '../pages/tool-icon.ts';
import { neededScopes } from '../platform/needed-scopes.ts';
import type { PlatformConfiguration } from './platform-configuration.ts';
import type { Lms } from './setup-link.ts';

const toolMember = 'https://purl.imsglobal.org/spec/lti-tool-configuration';
const canvasMember = (name: string) => `https://canvas.instructure.com/lti/${name}`;

/** The services that the platform offers and Tend needs, as scopes. */
export function scopesToAsk({ scopes }: Pick<PlatformConfiguration, 'scopes'>): string[] {
  return neededScopes.filter((scope) => scopes.includes(scope));
}

/**
 * What Tend says of itself to a platform (LTI Dynamic Registration 1.0, 3.5 "Tool configuration"): names of people,
 * no e-mail; no more services than it needs.
 * @param url the tool's address
 */
export function buildToolRegistration(url: string, lms: Lms, configuration: PlatformConfiguration): object {
  const launchUrl = `${url}/lti/launch`;
  return {
    application_type: 'web',
    response_types: ['id_token'],
    grant_types: ['implicit', 'client_credentials'],
    initiate_login_uri: `${url}/lti/login`,
    redirect_uris: [launchUrl],
    client_name: 'Tend',
    logo_uri: url + toolIconPath,
    jwks_uri: `${url}/lti/keys`,
    token_endpoint_auth_method: 'private_key_jwt',
    // Canvas wants the member even when it is empty.
    scope: scopesToAsk(configuration).join(' '),
    [toolMember]: {
      // Moodle compares it with the address below, port and all.
      domain: new URL(url).host,
      target_link_uri: launchUrl,
      description: 'Short practice in compassionate leadership.',
      claims: ['iss', 'sub', 'name', 'given_name', 'family_name'],
      custom_parameters: lms === 'canvas' ? canvasCustomParameters : {},
      messages: lms === 'canvas' ? canvasMessages(launchUrl) : plainMessages(launchUrl, configuration),
      ...(lms === 'canvas' && {
        [canvasMember('privacy_level')]: 'name_only',
        [canvasMember('tool_id')]: 'tend',
        [canvasMember('vendor')]: 'Tend',
      }),
    },
  };
}

/**
 * Which Canvas and course a launch comes from; launch/canvas-place.ts reads it. No more is asked: copies of a course are
 * known by their own parameters and columns, and the trial systems of the hosted Canvas by issuers of their own.
 */
export const canvasCustomParameters = {
  canvas_api_domain: '$Canvas.api.domain',
  canvas_course_id: '$Canvas.course.id',
};

/** Canvas takes one message for each placement. Those for choosing are where it honours the column that comes along. */
function canvasMessages(launchUrl: string): object[] {
  return [
    {
      type: 'LtiDeepLinkingRequest',
      target_link_uri: launchUrl,
      label: 'Tend',
      placements: ['assignment_selection', 'link_selection', 'module_index_menu_modal'],
    },
    {
      type: 'LtiResourceLinkRequest',
      target_link_uri: launchUrl,
      label: 'Tend',
      placements: ['course_navigation'],
      [canvasMember('course_navigation/default_enabled')]: false,
      [canvasMember('visibility')]: 'members',
    },
  ];
}

/** The messages that Tend understands, of those that the platform sends. */
function plainMessages(launchUrl: string, { messages }: PlatformConfiguration): object[] {
  const understood = ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest', 'LtiSubmissionReviewRequest'];
  return understood
    .filter((type) => messages.includes(type))
    .map((type) => ({ type, target_link_uri: launchUrl, label: 'Tend' }));
}
