import { html } from 'ghtml';
import type { Course, Person, ResourceLink } from '../course.ts';
import type { RegisteredTool } from '../registered-tool.ts';
import { pageLayout } from './page-layout.ts';
import { fullName } from './person-words.ts';
import type { ToolStorage } from './tool-storage.ts';

/** An activity in its frame, or behind a link when it opens in a window of its own. */
export function activityPage(
  course: Course,
  person: Person,
  view: {
    link: ResourceLink;
    tool: RegisteredTool;
    launchUrl: string;
    reviewed: Person | null;
    storage: ToolStorage | null;
  },
): string {
  const { link, tool, launchUrl, reviewed, storage } = view;
  const title = reviewed ? `${link.title}: work of ${fullName(reviewed)}` : link.title;
  const frame = html`<iframe
    id="contentframe"
    title="${title}"
    !${storage ? html`data-src="${launchUrl}"` : html`src="${launchUrl}"`}
    allow="${allow(tool)}"
    allowfullscreen
  ></iframe>`;
  const main = html`<h1>${title}</h1>
    <p class="row">
      <a href="/">Back to the course</a>
      <a href="${launchUrl}" target="_blank">Open in a new window</a>
    </p>
    !${link.container === 'iframe' ? frame : html`<p class="card">This activity opens in a new window.</p>`}`;
  return pageLayout(course, person, { title, path: null, main, storage });
}

/** Moodle's list: no clipboard, no fullscreen, no storage access. */
export function allow(tool: RegisteredTool): string {
  const { origin } = new URL(tool.toolUrl);
  const features = ['microphone', 'camera', 'geolocation', 'midi', 'encrypted-media', 'autoplay'];
  return features.map((feature) => `${feature} ${origin}`).join('; ');
}
