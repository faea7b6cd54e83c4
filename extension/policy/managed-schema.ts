import * as z from 'zod/mini';
import { policySchema } from './policy.ts';

/** What chrome://policy and an administrator read beside a key. */
const descriptions: Record<string, string> = {
  defaults: 'Settings that hold until a person has chosen for themselves.',
  'defaults.locale': 'Language: "en", "cy", or "auto" for that of the browser.',
  'defaults.hours':
    'Working hours by weekday, each with "from" and "to" as HH:MM. A day that is left out is a day off.',
  'defaults.quietHours': 'No prompts between two times, HH:MM. May go over midnight.',
  'defaults.dose': 'How often a prompt may come: "off", "weekly", "daily" or "twice-daily".',
  'defaults.dailyAt': 'When the daily prompt comes, HH:MM.',
  'defaults.keepDays': 'Notes and plans are deleted after 30, 90 or 365 days; 0 for never.',
  locks: 'What holds whatever a person has chosen. A lock makes prompts fewer, never more.',
  'locks.dose': 'No more prompts than this: "off", "weekly", "daily" or "twice-daily". Less can always be chosen.',
  'locks.hours': 'No prompts outside of these hours. People may narrow them.',
  'locks.dailyAt': 'When the daily prompt comes, HH:MM.',
  packs: 'Packs of prompts that everybody gets, five at most.',
  'packs.url': 'An https address.',
  'packs.integrity': 'The hash of the bytes that lie there, such as "sha384-…".',
  places: 'Sites. A policy cannot allow one: the browser asks the person.',
  'places.suggested': 'Ids of sites to suggest.',
  'places.hidden': 'Ids of sites that are not offered.',
  'places.blocked': 'Ids of sites where no prompt comes.',
  'places.own': 'Sites of your own to suggest.',
  'places.own.origin': 'Such as "https://rota.example.org".',
  'places.own.moment': '"ownPlace", "calendar", "compose" or "review".',
};

interface ManagedSchema {
  type: 'object' | 'array' | 'string' | 'integer';
  description?: string;
  properties?: Record<string, ManagedSchema>;
  items?: ManagedSchema;
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/**
 * The schema of `storage.managed` that Chrome and Edge want in the extension, made from the one that Tend reads with.
 * It tells the kinds of values and no more: those browsers drop a whole key for one wrong word deep in it, and what
 * reaches Tend is read part by part.
 */
export function managedSchema(): ManagedSchema {
  return kindOf(z.toJSONSchema(policySchema()), '');
}

function kindOf({ type, properties, items }: JsonSchema, path: string): ManagedSchema {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`);
  const description = descriptions[path];
  const described = description === undefined ? {} : { description };
  if (type === 'object') {
    const kinds = Object.entries(properties ?? {}).map(([name, of]) => [name, kindOf(of as JsonSchema, at(name))]);
    return { type, ...described, properties: Object.fromEntries(kinds) as Record<string, ManagedSchema> };
  }
  if (type === 'array') {
    const { description: _same, ...each } = kindOf(items as JsonSchema, path);
    return { type, ...described, items: each };
  }
  return { type: type === 'number' ? 'integer' : 'string', ...described };
}
