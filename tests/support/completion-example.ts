import type { CompletionCell, CompletionList } from '../../lti-server/pages/completion-list.ts';

const at = Date.UTC(2026, 10, 20, 14, 30);
const modules = [
  { resourceLinkId: 'l1', moduleId: 'not-soft', title: 'Not soft', hasColumn: true },
  { resourceLinkId: 'l2', moduleId: 'notice', title: 'Notice', hasColumn: false },
];

function cell(resourceLinkId: string, change: Partial<CompletionCell>): CompletionCell {
  return { resourceLinkId, state: 'done', doneAt: at, score: null, ...change };
}
const score = (state: 'waiting' | 'sent' | 'refused' | 'superseded', reason: string | null = null) => ({
  score: { state, reason, sentAt: state === 'sent' ? at : null },
});
const open = cell('l2', { state: 'not-started', doneAt: null });

/** A course with every state that the completion page can show. */
export const completionExample: CompletionList = {
  context: { id: 'c', title: 'Leading with care' },
  modules,
  people: [
    { sub: '1', name: 'Ana Lima', cells: [cell('l1', score('sent')), cell('l2', {})] },
    { sub: '2', name: 'Bo Ek', cells: [cell('l1', score('waiting', 'Moodle cannot be reached. We try again.')), open] },
    {
      sub: '3',
      name: 'Cy Owusu',
      cells: [cell('l1', score('refused', 'Moodle refused it: the column is gone.')), open],
    },
    {
      sub: '4',
      name: 'Dee Ray',
      cells: [cell('l1', score('superseded', 'Moodle already holds a newer result.')), open],
    },
    { sub: '5', name: null, cells: [cell('l1', { state: 'in-progress', doneAt: null }), open] },
  ],
  total: 120,
  rosterSize: 120,
  page: 1,
  pageSize: 50,
  attention: 2,
  rosterReadAt: Date.now(),
  rosterProblem: 'Moodle did not give the list of people just now.',
};
