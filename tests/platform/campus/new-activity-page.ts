import { html } from 'ghtml';
import type { Course, Person } from '../course.ts';
import type { RegisteredTool } from '../registered-tool.ts';
import { allow } from './activity-page.ts';
import type { ActivityForm } from './activity-form.ts';
import { pageLayout } from './page-layout.ts';
import type { ToolStorage } from './tool-storage.ts';

/** The activity form of a teacher. "Select content" opens the tool's picker in a modal frame and fills the form. */
export function newActivityPage(
  course: Course,
  person: Person,
  view: {
    tool: RegisteredTool;
    deepLinkingUrl: string;
    form: ActivityForm;
    problem: string | null;
    sesskey: string;
    storage: ToolStorage | null;
  },
): string {
  const { tool, form, problem } = view;
  const main = html`<h1>Add an activity</h1>
    <p id="selected" role="status"></p>
    !${problem ? html`<p class="card problem" role="alert">${problem}</p>` : ''}
    <p><button type="button" class="primary" id="select-content">Select content</button></p>
    <form class="stack" method="post" action="/activities">
      <input type="hidden" name="sesskey" value="${view.sesskey}" />
      <input type="hidden" name="selection" value="${form.selection}" />
      <div>
        <label for="title">Name</label><input type="text" id="title" name="title" required value="${form.title}" />
      </div>
      <div>
        <label for="description">Description</label>
        <textarea id="description" name="description" rows="3">${form.description}</textarea>
      </div>
      <div>
        <label for="url">Address in ${tool.name}</label><input type="text" id="url" name="url" value="${form.url}" />
      </div>
      <div>
        <label for="custom">Custom parameters, one on each line</label>
        <textarea id="custom" name="custom" rows="3">${form.custom}</textarea>
      </div>
      <label class="check"
        ><input type="checkbox" name="isGraded" !${form.isGraded ? 'checked' : ''} /> This activity has a grade</label
      >
      <div>
        <label for="scoreMaximum">Maximum grade</label>
        <input type="text" inputmode="numeric" id="scoreMaximum" name="scoreMaximum" value="${form.scoreMaximum}" />
      </div>
      <label class="check"
        ><input type="checkbox" name="isWindow" !${form.isWindow ? 'checked' : ''} /> Open in a new window</label
      >
      <p class="row"><button class="primary">Save</button> <a href="/">Cancel</a></p>
    </form>
    <dialog id="picker" aria-labelledby="picker-title">
      <div class="stack">
        <div class="row">
          <h2 id="picker-title">Select content from ${tool.name}</h2>
          <button type="button" id="close-picker">Close</button>
        </div>
        <iframe
          title="Select content from ${tool.name}"
          data-src="${view.deepLinkingUrl}"
          allow="${allow(tool)}"
          allowfullscreen
        ></iframe>
      </div>
    </dialog>`;
  const { storage } = view;
  return pageLayout(course, person, { title: 'Add an activity', path: null, main, script: 'select-content', storage });
}
