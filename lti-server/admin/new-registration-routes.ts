import type { FastifyInstance, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import * as z from 'zod';
import { registrationInputSchema } from '../platform/registration-input.ts';
import { addRegistration, RegistrationExistsError } from '../platform/registrations.ts';
import { lmsNames } from '../registering/setup-link.ts';
import { valuesToPaste } from '../registering/values-to-paste.ts';
import type { Tool } from '../tool.ts';
import { sendConsole, viewOf, type View } from './console-page.ts';
import { changeAs, goOn, postForm } from './console-post.ts';
import { renderField, renderForm } from './forms.ts';
import { readForm } from './read-form.ts';
import { code, renderTable } from './tables.ts';

const path = '/admin/registrations';
const lmsSchema = z.object({ lms: z.enum(lmsNames).default('moodle') });

/** The fields of the form, by the name of the option that fits: values-to-paste.ts knows what they look like there. */
const fields = [
  ['name', 'name'],
  ['issuer', 'issuer'],
  ['clientId', 'client-id'],
  ['authUrl', 'auth-url'],
  ['tokenUrl', 'token-url'],
  ['jwksUrl', 'jwks-url'],
  ['audience', 'audience'],
  ['deploymentId', 'deployment-id'],
] as const;
type FieldName = (typeof fields)[number][0];

const typedSchema = z.object({
  ...Object.fromEntries(fields.map(([name]) => [name, z.string().trim().max(2048).default('')])),
  lms: z.enum(lmsNames).default('moodle'),
  allowAnonymous: z.literal('yes').optional(),
}) as unknown as z.ZodType<Typed>;

type Typed = Record<FieldName, string> & { lms: z.infer<typeof lmsSchema>['lms']; allowAnonymous?: 'yes' | undefined };
type Problems = Partial<Record<FieldName, string>>;

/** Connecting by hand: what to paste into the platform, and a form for what it shows in return. */
export function addNewRegistrationRoutes(server: FastifyInstance, tool: Tool): void {
  server.get(`${path}/new`, async (request, reply) => {
    const { lms } = readForm(lmsSchema, request.query);
    const view = viewOf(request, reply);
    const body = renderNew(view, tool, { lms }, {});
    return sendConsole(request, reply, view, { title: view.t('new.title'), room: path, body });
  });

  postForm(server, path, async (request, reply) => {
    const typed = readForm(typedSchema, request.body);
    const input = registrationInputSchema(tool.configuration).safeParse(inputOf(typed));
    const added = input.success ? await add(tool, request, input.data) : problemsOf(input.error);
    if ('id' in added) return goOn(reply, { action: 'registration-added' }, `${path}/${added.id}`);
    const view = viewOf(request, reply);
    const { t } = view;
    const problems = 'exists' in added ? { clientId: t('new.exists') } : added.problems;
    return sendConsole(request, reply, view, {
      title: t('new.title'),
      room: path,
      status: 400,
      body: renderNew(view, tool, typed, problems),
    });
  });
}

function inputOf({ lms: _lms, allowAnonymous, deploymentId, audience, ...rest }: Typed) {
  return {
    ...rest,
    ...(audience === '' ? {} : { audience }),
    deploymentIds: deploymentId === '' ? [] : [deploymentId],
    allowAnonymous: allowAnonymous === 'yes',
  };
}

async function add(tool: Tool, request: FastifyRequest, input: Parameters<typeof addRegistration>[1]) {
  try {
    return await changeAs(
      tool,
      request,
      (trx) => addRegistration(trx, input, tool.clock()),
      ({ id }) => ({ action: 'registration-added', registrationId: id }),
    );
  } catch (error) {
    if (error instanceof RegistrationExistsError) return { exists: true };
    throw error;
  }
}

function problemsOf(error: z.ZodError): { problems: Problems } {
  const problems: Problems = {};
  for (const {
    path: [member],
    message,
  } of error.issues) {
    problems[(member === 'deploymentIds' ? 'deploymentId' : member) as FieldName] ??= message;
  }
  return { problems };
}

function renderNew(view: View, tool: Tool, typed: Partial<Typed> & Pick<Typed, 'lms'>, problems: Problems): string {
  const { t } = view;
  const values = valuesToPaste(typed.lms, tool.configuration.url);
  const choices = lmsNames.map(
    (lms) =>
      html`<li>
        <a href="${path}/new?lms=${lms}" !${lms === typed.lms ? 'aria-current="true"' : ''}>${t(`lms.${lms}`)}</a>
      </li>`,
  );
  const json = values.json
    ? html`<p>${t('new.json')}</p>
        <pre tabindex="0"><code>${JSON.stringify(values.json, null, 2)}</code></pre>`
    : '';
  return html`<p>${t('new.intro')}</p>
    <nav aria-label="${t('links.lms')}">
      <ul class="choices">
        !${choices.join('')}
      </ul>
    </nav>
    <h2>${t('new.there')}</h2>
    !${renderTable({
      caption: t('new.there'),
      headings: [t('new.field'), t('new.value')],
      rows: values.there.map(({ field, value }) => [html`<span lang="en">${field}</span>`, code(value)]),
      empty: '–',
    })}
    !${json}
    <h2>${t('new.here')}</h2>
    <p>${t('new.here.intro')}</p>
    !${renderInput(view, typed, values.here, problems)}`;
}

function renderInput(
  view: View,
  typed: Partial<Typed> & Pick<Typed, 'lms'>,
  examples: Record<string, string>,
  problems: Problems,
): string {
  const { t } = view;
  const inputs = fields.map(([name, option]) => {
    const problem = problems[name];
    const example = examples[option];
    return renderField({
      name,
      label: t(`field.${name}`),
      value: typed[name] ?? (name === 'name' ? example : undefined) ?? '',
      hint: example === undefined || name === 'name' ? undefined : t('new.example', { example }),
      problem: problem === undefined ? undefined : t('new.problem', { problem }),
      isRequired: name !== 'audience' && name !== 'deploymentId',
    });
  });
  const summary =
    Object.keys(problems).length === 0 ? '' : html`<p class="notice bad" role="alert">${t('new.problems')}</p>`;
  return html`!${summary}!${renderForm(
    view,
    path,
    html`!${inputs.join('')}
      <label class="check">
        <input type="checkbox" name="allowAnonymous" value="yes" !${typed.allowAnonymous === 'yes' ? 'checked' : ''} />
        ${t('new.anonymous')}
      </label>
      <button class="primary">${t('new.add')}</button>`,
    { lms: typed.lms },
  )}`;
}
