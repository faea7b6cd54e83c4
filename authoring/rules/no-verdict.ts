import type { Rule } from './rule.ts';

const patterns: readonly (readonly [RegExp, string])[] = [
  [
    /\byour (tone|reply|email|message|mood|attitude|voice|manner|face|words|silence) (is|are|was|were|sounds?|seems?|sets?|looks?|feels?|comes?)\b/i,
    'judges what the reader wrote or feels',
  ],
  [
    /(?:^|[.!?]\s+)(you|you're|you've) (are|were|have|haven't|had|did|didn't|failed|forgot|seem|sound|look|tend|rarely|often)\b/i,
    'judges the reader',
  ],
  [/\byou (should|must|ought to|need to|have to)\b/i, 'orders the reader about'],
  [/\b(this|that) (email|message|meeting|person) (is|was|sounds|seems|may|will)\b/i, 'claims what the app cannot know'],
  [
    /(?:^|[.!?]\s+)be (more|less|kinder|nicer|compassionate|patient|present|kind|nice)\b/i,
    'asks for a character, not an act',
  ],
  [/\b\d+ (times|days|weeks) (since|without|in a row)\b|\bfor \d+ days\b/i, 'counts kindness'],
];

/** What the reader may be told by someone else, or says to them, is theirs: quotes are left out. */
const quoted = /"[^"]*"|“[^”]*”/g;

/** Questions and plain requests, no verdicts, and nothing that the app cannot know. Heuristic: known turns of phrase. */
export const noVerdict: Rule = {
  name: 'no-verdict',
  *checkNudge({ locales: { en } }) {
    for (const [pattern, fault] of patterns) {
      const found = pattern.exec(en.text.replaceAll(quoted, '“”'));
      if (found) {
        yield {
          path: ['locales', 'en', 'text'],
          message: `"${found[0].trim()}" ${fault}: ask a question or make a plain request`,
        };
      }
    }
  },
};
