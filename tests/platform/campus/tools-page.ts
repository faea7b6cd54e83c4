import { html } from 'ghtml';
import type { Course, Person } from '../course.ts';
import type { PlatformState } from '../platform-state.ts';
import type { RegisteredTool } from '../registered-tool.ts';
import { pageLayout } from './page-layout.ts';

/** What an administrator of the platform sees: its tools, a new one by its address, or by hand. */
export function toolsPage(state: PlatformState, course: Course, person: Person): string {
  const { profile, url, issuer, tools } = state;
  const values = [
    ['Issuer', issuer],
    ['Authentication request', url + profile.paths.auth],
    ['Access token', url + profile.paths.token],
    ['Key set', url + profile.paths.keys],
  ] as const;
  const main = html`<h1>Tools</h1>
    !${
      tools.length === 0
        ? html`<p>No tool has been added yet.</p>`
        : html`<ul class="activities">
            !${tools.map(toolItem)}
          </ul>`
    }
    !${profile.registration ? registerForm : ''}
    <section class="stack" aria-labelledby="by-hand">
      <h2 id="by-hand">Add a tool by hand</h2>
      <dl>
        !${values.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd><code data-value="${name}">${value}</code></dd>`,
        )}
      </dl>
      <form class="stack" method="post" action="/tools">
        !${field('loginUrl', 'Initiate login URL')}!${field('redirectUri', 'Redirection URI')}!${field('jwksUrl', 'Public keyset URL')}
        <p><button>Add the tool</button></p>
      </form>
    </section>`;
  return pageLayout(course, person, { title: 'Tools', path: null, main });
}

const field = (name: string, label: string) =>
  html`<div><label for="${name}">${label}</label><input type="text" id="${name}" name="${name}" required /></div>`;

const registerForm = html`<form class="stack" method="get" action="/tools/new">
  <div><label for="address">Address of the tool</label><input type="text" id="address" name="address" required /></div>
  <p><button class="primary">Register the tool</button></p>
</form>`;

function toolItem(tool: RegisteredTool): string {
  const activate = html`<form method="post" action="/tools/activate">
    <input type="hidden" name="clientId" value="${tool.clientId}" /><button>Activate ${tool.name}</button>
  </form>`;
  return html`<li>
    <h2>${tool.name}</h2>
    <p>Client ID <code data-value="Client ID">${tool.clientId}</code></p>
    <p>Deployment ID <code data-value="Deployment ID">${tool.deploymentId}</code></p>
    !${tool.isActive ? html`<p>Active</p>` : activate}
  </li>`;
}

/** Dynamic Registration 1.0, 3.3: the tool's own page, in a frame of the platform's. */
export function registrationPage(course: Course, person: Person, registrationUrl: string): string {
  const main = html`<h1>Register a tool</h1>
    <iframe id="registration" title="Registration of the tool" src="${registrationUrl}"></iframe>`;
  return pageLayout(course, person, { title: 'Register a tool', path: null, main, script: 'add-tool' });
}
