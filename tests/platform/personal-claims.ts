import type { Person } from './course.ts';
import type { RegisteredTool } from './registered-tool.ts';

/** Names and e-mail as far as the tool may know them; the levels are Canvas'. */
export function personalClaims(person: Person, privacy: RegisteredTool['privacy']): Record<string, string> {
  return {
    ...((privacy === 'public' || privacy === 'name_only') && {
      name: `${person.givenName} ${person.familyName}`.trim(),
      given_name: person.givenName,
      family_name: person.familyName,
    }),
    ...((privacy === 'public' || privacy === 'email_only') && { email: person.email }),
  };
}
