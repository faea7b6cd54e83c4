/**
 * Does a piece of work on the log of what was shown. The log is there to look back; when the browser has no room for
 * it, prompts and answers go on.
 */
export async function logQuietly(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error('Tend could not keep this for looking back:', error);
  }
}
