import { wayBackSchema } from '#shared/schemas/way-back.ts';
import type { Launch } from './launch.ts';

/** What is left of a return address to come back to weeks later, platform by platform (platforms are known by paths). */
const courseAddresses: readonly { path: RegExp; course: (url: URL, match: RegExpExecArray) => string | null }[] = [
  {
    // Moodle: /mod/lti/return.php?course=3&launch_container=2&instanceid=5&sesskey=… (the key of the person's session).
    path: /^(.*)\/mod\/lti\/return\.php$/,
    course: ({ searchParams }, [, root = '']) => {
      const id = searchParams.get('course') ?? '';
      return /^\d{1,12}$/.test(id) ? `${root}/course/view.php?id=${id}` : null;
    },
  },
  {
    // Canvas: /courses/12/external_content/success/external_tool_redirect, which only closes a frame.
    path: /^\/courses\/(\d{1,20})(\/|$)/,
    course: (_url, [, id]) => `/courses/${id ?? ''}`,
  },
];

/**
 * The address that leads to the course again, made from the platform's `launch_presentation.return_url` (LTI 1.3, 5.4.4),
 * or, where that says nothing of the course, from what Canvas says of it; or null. Of an address of no known form only the site remains: its path and query may hold the key of a session.
 */
export function wayBackOf(returnUrl: string | null, canvas: Launch['canvas'] = null): string | null {
  const named = canvas?.courseId ? checked(`${canvas.origin}/courses/${canvas.courseId}`) : null;
  if (returnUrl === null || !URL.canParse(returnUrl)) return named;
  const url = new URL(returnUrl);
  for (const { path, course } of courseAddresses) {
    const match = path.exec(url.pathname);
    const address = match && course(url, match);
    if (address) return checked(`${url.origin}${address}`);
  }
  return named ?? checked(`${url.origin}/`);
}

function checked(address: string): string | null {
  return wayBackSchema.safeParse(address).data ?? null;
}
