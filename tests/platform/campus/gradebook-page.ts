import { html } from 'ghtml';
import type { Course, Person } from '../course.ts';
import type { LineItem } from '../gradebook.ts';
import { gradeWords, timeWords } from './grade-words.ts';
import { pageLayout } from './page-layout.ts';
import { fullName, isManager } from './person-words.ts';

/** The gradebook; its script puts in a new table whenever something changes. */
export function gradebookPage(course: Course, person: Person): string {
  const main = html`<h1>Gradebook</h1>
    <p class="muted">Changes appear by themselves. <span id="changed" role="status"></span></p>
    <div id="gradebook" class="scroll" role="region" aria-label="Grades" tabindex="0">
      !${gradebookTable(course, person)}
    </div>`;
  return pageLayout(course, person, { title: 'Gradebook', path: '/gradebook', main, script: 'watch-gradebook' });
}

/** Managers see every learner, a learner sees one row. */
export function gradebookTable(course: Course, person: Person): string {
  const items = course.gradebook.lineItems;
  const learners = course.people.filter((one) => one.role === 'learner' && (isManager(person) || one === person));
  if (items.length === 0) return html`<p class="card">There are no graded activities yet.</p>`;
  const rows = learners.map(
    (learner) =>
      html`<tr>
        <th scope="row">${fullName(learner)}</th>
        !${items.map((item) => gradeCell(course, item, learner, isManager(person)))}
      </tr>`,
  );
  return html`<table>
    <caption>
      Grades in ${course.title}
    </caption>
    <thead>
      <tr>
        <th scope="col">Learner</th>
        !${items.map((item) => html`<th scope="col">${item.label}</th>`)}
      </tr>
    </thead>
    <tbody>
      !${rows}
    </tbody>
  </table>`;
}

function gradeCell(course: Course, item: LineItem, learner: Person, canReview: boolean): string {
  const grade = course.gradebook.grade(item.id, learner.id);
  const link = course.resourceLinks.find((one) => one.id === item.resourceLinkId);
  const review = html`<a class="small" href="/activities/${link?.cmid}?review=${learner.id}"
    >Review <span class="sr-only">${item.label} of ${fullName(learner)}</span></a
  >`;
  return html`<td data-line-item="${item.id}" data-person="${learner.id}">
    <span class="points">${gradeWords(item, grade)}</span>
    !${grade?.comment ? html`<br /><span class="small">${grade.comment}</span>` : ''}
    !${grade ? html`<br /><span class="small muted">${timeWords(grade.modifiedAt)}</span>` : ''}
    !${canReview && link ? html`<br />!${review}` : ''}
  </td>`;
}
