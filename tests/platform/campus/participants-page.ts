import { html } from 'ghtml';
import type { Course, Person } from '../course.ts';
import { pageLayout } from './page-layout.ts';
import { fullName, roleWords } from './person-words.ts';

/** Who is in the course. The admin is not: an admin may look at any course. */
export function participantsPage(course: Course, person: Person): string {
  const rows = course.people
    .filter((one) => one.isEnrolled)
    .map(
      (one) =>
        html`<tr>
          <th scope="row">${fullName(one)}</th>
          <td>${roleWords[one.role]}</td>
        </tr>`,
    );
  const main = html`<h1>Participants</h1>
    <div class="scroll" role="region" aria-label="Participants" tabindex="0">
      <table>
        <caption>
          People in ${course.title}
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
          </tr>
        </thead>
        <tbody>
          !${rows}
        </tbody>
      </table>
    </div>`;
  return pageLayout(course, person, { title: 'Participants', path: '/participants', main });
}
