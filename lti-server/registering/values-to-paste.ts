import { neededScopes } from '../platform/needed-scopes.ts';
import { canvasCustomParameters } from './tool-registration.ts';
import type { Lms } from './setup-link.ts';

/** What an administrator needs to connect by hand. */
export interface ValuesToPaste {
  lms: Lms;
  /** What the platform's form asks for, by the names that the form uses where they are known. */
  there: { field: string; value: string }[];
  /** A text that the platform takes in place of a form; null where there is none. */
  json: object | null;
  /** The options of `tend registration add`; capitals in braces are for the administrator to fill in. */
  here: Record<string, string>;
}

/** @param url the tool's address */
export function valuesToPaste(lms: Lms, url: string): ValuesToPaste {
  const launch = `${url}/lti/launch`;
  const plain = [
    { field: 'Tool address (target link URI)', value: launch },
    { field: 'Login address (initiate login URI)', value: `${url}/lti/login` },
    { field: 'Redirect address (redirect URI)', value: launch },
    { field: 'Key set address (JWKS URL)', value: `${url}/lti/keys` },
    { field: 'Deep linking address', value: launch },
    { field: 'Domain', value: new URL(url).host },
    { field: 'Services (scopes)', value: neededScopes.join(' ') },
    { field: 'Personal data', value: 'names; no e-mail address' },
  ];
  return {
    lms,
    there: lms === 'moodle' ? moodleForm(url) : plain,
    json: lms === 'canvas' ? canvasConfiguration(url) : null,
    here: platformValues[lms],
  };
}

function moodleForm(url: string): ValuesToPaste['there'] {
  return [
    { field: 'Tool name', value: 'Tend' },
    { field: 'Tool URL', value: `${url}/lti/launch` },
    { field: 'LTI version', value: 'LTI 1.3' },
    { field: 'Public key type', value: 'Keyset URL' },
    { field: 'Public keyset', value: `${url}/lti/keys` },
    { field: 'Initiate login URL', value: `${url}/lti/login` },
    { field: 'Redirection URI(s)', value: `${url}/lti/launch` },
    { field: 'Supports Deep Linking (Content-Item Message)', value: 'yes' },
    { field: 'Content Selection URL', value: `${url}/lti/launch` },
    {
      field: 'IMS LTI Assignment and Grade Services',
      value: 'Use this service for grade sync and column management',
    },
    { field: 'IMS LTI Names and Role Provisioning', value: 'Use this service to retrieve members’ information' },
    { field: 'Share launcher’s name with tool', value: 'Always' },
    { field: 'Share launcher’s email with tool', value: 'Never' },
  ];
}

/** For "Enter JSON" of a Canvas developer key. */
function canvasConfiguration(url: string): object {
  const target_link_uri = `${url}/lti/launch`;
  const choosing = ['assignment_selection', 'link_selection', 'module_index_menu_modal'];
  return {
    title: 'Tend',
    description: 'Short practice in compassionate leadership.',
    oidc_initiation_url: `${url}/lti/login`,
    target_link_uri,
    public_jwk_url: `${url}/lti/keys`,
    scopes: neededScopes,
    custom_fields: canvasCustomParameters,
    extensions: [
      {
        platform: 'canvas.instructure.com',
        domain: new URL(url).host,
        tool_id: 'tend',
        privacy_level: 'name_only',
        settings: {
          placements: [
            ...choosing.map((placement) => ({
              placement,
              message_type: 'LtiDeepLinkingRequest',
              target_link_uri,
              text: 'Tend',
            })),
            {
              placement: 'course_navigation',
              message_type: 'LtiResourceLinkRequest',
              target_link_uri,
              text: 'Tend',
              default: 'disabled',
              visibility: 'members',
            },
          ],
        },
      },
    ],
  };
}

const client = { 'client-id': '{CLIENT ID}' };
const deployment = { 'deployment-id': '{DEPLOYMENT ID}' };

/** Where each platform's addresses are known, they are here; docs/connecting.md says how sure they are. */
const platformValues: Record<Lms, Record<string, string>> = {
  moodle: {
    name: 'Our Moodle',
    issuer: 'https://{MOODLE}',
    ...client,
    'auth-url': 'https://{MOODLE}/mod/lti/auth.php',
    'token-url': 'https://{MOODLE}/mod/lti/token.php',
    'jwks-url': 'https://{MOODLE}/mod/lti/certs.php',
    ...deployment,
  },
  canvas: {
    name: 'Our Canvas',
    issuer: 'https://canvas.instructure.com',
    ...client,
    'auth-url': 'https://sso.canvaslms.com/api/lti/authorize_redirect',
    'token-url': 'https://sso.canvaslms.com/login/oauth2/token',
    'jwks-url': 'https://sso.canvaslms.com/api/lti/security/jwks',
    ...deployment,
  },
  brightspace: {
    name: 'Our Brightspace',
    issuer: 'https://{BRIGHTSPACE}',
    ...client,
    'auth-url': 'https://{BRIGHTSPACE}/d2l/lti/authenticate',
    'token-url': 'https://auth.brightspace.com/core/connect/token',
    'jwks-url': 'https://{BRIGHTSPACE}/d2l/.well-known/jwks',
    audience: 'https://api.brightspace.com/auth/token',
    ...deployment,
  },
  blackboard: {
    name: 'Our Blackboard',
    issuer: 'https://blackboard.com',
    'client-id': '{APPLICATION ID}',
    'auth-url': 'https://developer.blackboard.com/api/v1/gateway/oidcauth',
    'token-url': 'https://developer.blackboard.com/api/v1/gateway/oauth2/jwttoken',
    'jwks-url': 'https://developer.blackboard.com/api/v1/management/applications/{APPLICATION ID}/jwks.json',
    ...deployment,
  },
  sakai: {
    name: 'Our Sakai',
    issuer: 'https://{SAKAI}',
    ...client,
    'auth-url': 'https://{SAKAI}/imsoidc/lti13/oidc_auth',
    'token-url': 'https://{SAKAI}/imsblis/lti13/token/{TOOL ID}',
    'jwks-url': 'https://{SAKAI}/imsblis/lti13/keyset',
    ...deployment,
  },
  other: {
    name: 'Our platform',
    issuer: '{ISSUER}',
    ...client,
    'auth-url': '{AUTHENTICATION ADDRESS}',
    'token-url': '{TOKEN ADDRESS}',
    'jwks-url': '{KEY SET ADDRESS}',
    ...deployment,
  },
};
