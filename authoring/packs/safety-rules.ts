import { characters } from '../rules/characters.ts';
import { followUps } from '../rules/follow-ups.ts';
import { noMarkup } from '../rules/no-markup.ts';
import { questions } from '../rules/questions.ts';
import type { Rule } from '../rules/rule.ts';
import { scenarioGraph } from '../rules/scenario-graph.ts';
import { scenarioTexts } from '../rules/scenario-texts.ts';
import { steps } from '../rules/steps.ts';
import { translations } from '../rules/translations.ts';
import { uniqueIds } from '../rules/unique-ids.ts';
import { words } from '../rules/words.ts';

/**
 * What must hold of a pack wherever it is taken in: without it a card would not fit, a scenario would not end, or a
 * text be missing. The other rules are about good writing; they need a language model of several megabytes and are
 * applied where packs are made and on the server, never in the extension.
 */
export const safetyRules: readonly Rule[] = [
  uniqueIds,
  noMarkup,
  words,
  characters,
  steps,
  scenarioGraph,
  scenarioTexts,
  questions,
  followUps,
  translations,
];
