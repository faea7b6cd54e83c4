import { html } from 'ghtml';
import type { Course, Person } from '../course.ts';
import { fullName, isManager, roleWords } from './person-words.ts';
import { storageFrame, storageHead, type ToolStorage } from './tool-storage.ts';

export interface PageContent {
  readonly title: string;
  readonly path: '/' | '/gradebook' | '/participants' | null;
  readonly main: string;
  /** Name of a script under /campus/. */
  readonly script?: 'select-content' | 'watch-gradebook' | 'add-tool';
  /** What the page keeps for tools, where it shows one. */
  readonly storage?: ToolStorage | null;
}

/** The frame of every campus page: where one is, who one is, and how to be somebody else. */
export function pageLayout(course: Course, person: Person | null, content: PageContent): string {
  const links = [
    ['/', 'Course'],
    ['/gradebook', 'Gradebook'],
    ['/participants', 'Participants'],
  ] as const;
  const navigation = links.map(
    ([path, name]) =>
      html`<li><a href="${path}" !${path === content.path ? 'aria-current="page"' : ''}>${name}</a></li>`,
  );
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${content.title} · Demo campus</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/campus/style.css" />
        !${storageHead(content.storage ?? null)}
        !${content.script ? html`<script type="module" src="/campus/${content.script}.js"></script>` : ''}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the page</a>
        <header>
          <p class="name">Demo campus <span class="small muted">${course.title}</span></p>
          !${
            person
              ? html`<nav aria-label="Course">
                  <ul>
                    !${navigation}
                  </ul>
                </nav>`
              : ''
          }
        </header>
        !${person ? html`<section class="people" aria-label="Person">!${peopleForm(course, person)}</section>` : ''}
        !${storageFrame(content.storage ?? null)}
        <main id="main" tabindex="-1">!${content.main}</main>
        <footer class="small">
          <p>This campus is a test rig: it forgets everything when it stops. Nobody in it is real.</p>
        </footer>
      </body>
    </html>`;
}

/** One button a person. Changing the person starts a new session, as signing out and in would. */
export function peopleForm(course: Course, current: Person | null): string {
  const buttons = course.people.map(
    (person) =>
      html`<button name="person" value="${person.id}" aria-pressed="${person === current ? 'true' : 'false'}">
        ${fullName(person)} <span class="small">(${roleWords[person.role]})</span>
      </button>`,
  );
  return html`<form class="choices" method="post" action="/people">
    <span class="as small muted">${current ? 'You are' : 'I am'}</span>!${buttons}
  </form>`;
}

export function addButton(person: Person, isConnected: boolean): string {
  if (!isManager(person) || !isConnected) return '';
  return html`<p><a class="button primary" href="/activities/new">Add an activity</a></p>`;
}
