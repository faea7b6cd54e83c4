/** Never two prompts within three hours, in milliseconds (behaviour.md §2.3 rule 1). */
export const minimumGapMs = 3 * 60 * 60 * 1000;
