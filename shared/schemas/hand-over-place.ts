// Apart from the schema of what lies there, so that the popup, which looks each time that it opens, loads no more.

/** The path of the window that shows a plan to take to work. It has neither query nor fragment: history keeps those. */
export const handOverPath = '/take-it-to-work';

/** The id of the element that holds the hand-over there, for the extension to read. */
export const handOverElementId = 'tend-hand-over';

/** Characters of its JSON: far more than every field at its longest. */
export const maxHandOverLength = 8000;
