const membership = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';

/**
 * The full URI of a role. Moodle's names and roles write `Learner`, older platforms `urn:lti:role:ims/lis/Learner`;
 * both mean the context role of that name (LTI 1.3, A.2.3). A URI stays as it is.
 */
export function normaliseRole(role: string): string {
  const name = role.trim().replace(/^urn:lti:role:ims\/lis\//, '');
  return /^[A-Za-z]+$/.test(name) ? membership + name : name;
}
