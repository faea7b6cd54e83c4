import type { Launch } from './launch.ts';

/** One host name, with a port perhaps: nothing that could add a word to a policy. */
const host = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/i;
const number = /^\d{1,20}$/;

/**
 * Where a launch of Canvas comes from, by the custom parameters `canvas_api_domain` and `canvas_course_id`
 * (`$Canvas.api.domain`, `$Canvas.course.id`); null when they were not asked for, or not known there.
 */
export function canvasOf(custom: Readonly<Record<string, unknown>>): Launch['canvas'] {
  const { canvas_api_domain: domain, canvas_course_id: courseId } = custom;
  if (typeof domain !== 'string' || !host.test(domain) || !URL.canParse(`https://${domain}`)) return null;
  const id = typeof courseId === 'number' ? String(courseId) : courseId;
  return {
    origin: new URL(`https://${domain}`).origin,
    courseId: typeof id === 'string' && number.test(id) ? id : null,
  };
}
