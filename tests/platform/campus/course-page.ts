import { html } from 'ghtml';
import type { Course, Person, ResourceLink } from '../course.ts';
import { gradeWords } from './grade-words.ts';
import { addButton, pageLayout, peopleForm } from './page-layout.ts';
import { isManager } from './person-words.ts';

/** First visit: who would you like to be? */
export function welcomePage(course: Course): string {
  const main = html`<h1>Who would you like to be?</h1>
    <p>Pick a person. There is no password, and you can change at any time.</p>
    <div class="card">!${peopleForm(course, null)}</div>`;
  return pageLayout(course, null, { title: 'Welcome', path: null, main });
}

/** The course: its activities, each opened here or in a window of its own. */
export function coursePage(
  course: Course,
  person: Person,
  view: { launchUrl: (link: ResourceLink) => string; isConnected: boolean; addedCount: number; locale: string },
): string {
  const activities = course.resourceLinks.map((link) => activityItem(course, person, link, view.launchUrl(link)));
  const main = html`<h1>${course.title}</h1>
    !${view.addedCount > 0 ? html`<p class="card notice" role="status">Added to the course: ${view.addedCount}.</p>` : ''}
    !${view.isConnected ? '' : notConnected} !${addButton(person, view.isConnected)}
    <section class="stack" aria-labelledby="activities">
      <h2 id="activities">Activities</h2>
      !${
        activities.length > 0
          ? html`<ul class="activities">
              !${activities}
            </ul>`
          : html`<p class="muted">There is no activity yet. A teacher can add some.</p>`
      }
    </section>
    !${languageForm(view.locale)}`;
  return pageLayout(course, person, { title: course.title, path: '/', main });
}

/** The campus itself is in English; what it opens is told the language that its visitor chose here. */
function languageForm(current: string): string {
  const buttons = [
    ['en', 'English'],
    ['cy', 'Cymraeg'],
  ].map(
    ([locale, name]) =>
      html`<button name="locale" value="${locale}" lang="${locale}" aria-pressed="${String(locale === current)}">
        ${name}
      </button>`,
  );
  return html`<form class="choices" method="post" action="/language">
    <span class="as small muted">Activities open in</span>!${buttons}
  </form>`;
}

function activityItem(course: Course, person: Person, link: ResourceLink, launchUrl: string): string {
  const item = course.gradebook.lineItemOf(link.id);
  const grade =
    item && !isManager(person)
      ? html`<p class="small muted">Your grade: ${gradeWords(item, course.gradebook.grade(item.id, person.id))}</p>`
      : '';
  return html`<li class="card stack" data-link-id="${link.id}">
    <h3>${link.title}</h3>
    !${link.description ? html`<p>${link.description}</p>` : ''} !${grade}
    <p class="row">
      <a class="button primary" href="/activities/${link.cmid}">Open <span class="sr-only">${link.title}</span></a>
      <a href="${launchUrl}" target="_blank">Open in a new window <span class="sr-only">${link.title}</span></a>
    </p>
  </li>`;
}

const notConnected = html`<p class="card problem" role="status">
  No learning tool is connected yet. Register one with a POST to /control/tools, then load this page again.
</p>`;
