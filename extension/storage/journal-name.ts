/** The database in which notes, plans and challenges lie. */
export const journalName = 'tend-journal';
