import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import cy from '#shared/messages/cy/completion.json' with { type: 'json' };
import en from '#shared/messages/en/completion.json' with { type: 'json' };
import { translateAll, type Translate } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import type { Session } from '../launch/session.ts';
import type { Tool } from '../tool.ts';
import { findCells, findModules, type CompletionModule } from './completion-cells.ts';
import type { CompletionCell } from './completion-list.ts';
import { findPeople, type CompletionScope } from './completion-people.ts';
import { scopeOf } from './read-completion.ts';

const words = translateAll({ en, cy });
type Words = Translate<typeof en>;
const batch = 500;

/**
 * The whole list as CSV: read in batches and streamed, so that a large course does not fill the memory. With a byte
 * order mark, because Excel reads UTF-8 only then; and no field starts like a formula, because a name is what somebody
 * typed elsewhere (OWASP, CSV injection).
 */
export function streamCompletion(tool: Tool, session: Session, locale: Locale): Readable {
  const scope = scopeOf(session);
  const rows = Readable.from(scope ? readRows(tool, scope, locale) : []);
  const csv = stringify({ bom: true, escape_formulas: true, record_delimiter: 'windows' });
  rows.once('error', (error) => csv.destroy(error));
  return rows.pipe(csv);
}

async function* readRows(tool: Tool, scope: CompletionScope, locale: Locale): AsyncGenerator<string[]> {
  const t = words[locale];
  const modules = await findModules(tool, scope, locale);
  yield [t('csv.name'), ...modules.flatMap((module) => headings(module, t))];
  for (let offset = 0; ; offset += batch) {
    const query = { search: '', status: null, sort: 'name', limit: batch, offset } as const;
    const { people } = await findPeople(tool, scope, query);
    const subs = people.map((person) => person.sub);
    const cells = await findCells(tool, scope, subs, modules, locale);
    for (const { sub, name } of people)
      yield [name ?? t('noName'), ...(cells.get(sub) ?? []).flatMap((cell) => fields(cell, t))];
    if (people.length < batch) return;
  }
}

function headings({ title }: CompletionModule, t: Words): string[] {
  return (['csv.state', 'csv.doneAt', 'csv.gradebook'] as const).map((key) => t(key, { module: title }));
}

function fields({ state, doneAt, score }: CompletionCell, t: Words): string[] {
  return [
    t(`cell.${state}`),
    doneAt === null ? '' : new Date(doneAt).toISOString().slice(0, 16).replace('T', ' '),
    score === null ? '' : [t(`score.${score.state}`), score.reason].filter(Boolean).join('. '),
  ];
}
