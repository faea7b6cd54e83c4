/** The fields of a body that was posted by a form. Bodies reach the routes as text, unparsed. */
export function formFields(body: unknown): URLSearchParams {
  return new URLSearchParams(typeof body === 'string' ? body : '');
}
