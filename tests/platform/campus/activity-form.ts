import { isPossibleMaximum, type SelectedContent } from '../check-deep-linking-response.ts';
import type { NewResourceLink } from '../course.ts';

/** The fields of the activity form, as text. */
export interface ActivityForm {
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly custom: string;
  readonly isGraded: boolean;
  readonly scoreMaximum: string;
  readonly isWindow: boolean;
  /** Name of the selected content that filled the form; empty when written by hand. */
  readonly selection: string;
}

export const emptyForm: ActivityForm = {
  title: '',
  description: '',
  url: '',
  custom: '',
  isGraded: false,
  scoreMaximum: '100',
  isWindow: false,
  selection: '',
};

/** What a selected item writes into the form. */
export function formOfSelection(name: string, { link, scoreMaximum }: SelectedContent): ActivityForm {
  return {
    title: link.title,
    description: link.description ?? '',
    url: link.url ?? '',
    custom: Object.entries(link.custom ?? {})
      .map(([key, value]) => `${key}=${value}`)
      .join('\n'),
    isGraded: link.lineItem !== undefined,
    scoreMaximum: link.lineItem ? String(scoreMaximum) : '100',
    isWindow: false,
    selection: name,
  };
}

export function readActivityForm(fields: URLSearchParams): ActivityForm {
  const text = (name: string) => (fields.get(name) ?? '').trim();
  return {
    title: text('title'),
    description: text('description'),
    url: text('url'),
    custom: text('custom'),
    isGraded: fields.has('isGraded'),
    scoreMaximum: text('scoreMaximum'),
    isWindow: fields.has('isWindow'),
    selection: text('selection'),
  };
}

/** The activity that a form describes, or why it cannot be saved. */
export function activityOfForm(
  form: ActivityForm,
  toolId: string,
  selected: SelectedContent | undefined,
  largest: number,
): { link: NewResourceLink } | { problem: string } {
  if (form.title === '') return { problem: 'Please give the activity a name.' };
  if (form.isGraded && !isPossibleMaximum(form.scoreMaximum, largest)) {
    return {
      problem: `The maximum grade must be a whole number between 1 and ${largest}. It is “${form.scoreMaximum}”.`,
    };
  }
  return {
    link: {
      toolId,
      title: form.title,
      description: form.description,
      url: form.url === '' ? null : form.url,
      custom: customOfLines(form.custom),
      container: form.isWindow ? 'window' : 'iframe',
      // resourceId, tag and review address have no field of their own: they come along with the selection.
      ...(form.isGraded && {
        lineItem: { ...selected?.link.lineItem, scoreMaximum: Number(form.scoreMaximum) },
      }),
    },
  };
}

function customOfLines(lines: string): Record<string, string> {
  const pairs = lines.split(/\r?\n/).map((line) => line.split('='));
  return Object.fromEntries(
    pairs.filter(([key]) => key?.trim()).map(([key = '', ...value]) => [key.trim(), value.join('=').trim()]),
  );
}
