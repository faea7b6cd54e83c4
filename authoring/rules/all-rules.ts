import { bannedWords } from './banned-words.ts';
import { britishSpelling } from './british-spelling.ts';
import { challengeStageCounts } from './challenge-stages.ts';
import { characters } from './characters.ts';
import { counts } from './counts.ts';
import { coverage } from './coverage.ts';
import { cueFirst } from './cue-first.ts';
import { endsInAct } from './ends-in-act.ts';
import { evidence } from './evidence.ts';
import { fileName } from './file-name.ts';
import { followUps } from './follow-ups.ts';
import { frameworks } from './frameworks.ts';
import { nearDuplicates } from './near-duplicates.ts';
import { noExclamation } from './no-exclamation.ts';
import { noMarkup } from './no-markup.ts';
import { noVerdict } from './no-verdict.ts';
import { nothingPersonal } from './nothing-personal.ts';
import { oneAct } from './one-act.ts';
import { openings } from './openings.ts';
import { paths } from './paths.ts';
import { planSeed } from './plan-seed.ts';
import { questions } from './questions.ts';
import { readability } from './readability.ts';
import { readingLength } from './reading-length.ts';
import { reflectionHint } from './reflection-hint.ts';
import { reviews } from './reviews.ts';
import type { Rule } from './rule.ts';
import { scenarioGraph } from './scenario-graph.ts';
import { scenarioTexts } from './scenario-texts.ts';
import { sentenceLength } from './sentence-length.ts';
import { shortStaffed } from './short-staffed.ts';
import { soundAnswers } from './sound-answers.ts';
import { startsChallenge } from './starts-challenge.ts';
import { steps } from './steps.ts';
import { translations } from './translations.ts';
import { uniqueIds } from './unique-ids.ts';
import { welsh } from './welsh.ts';
import { whyLength } from './why-length.ts';
import { words } from './words.ts';

/** Every writing rule, in the order in which an author would look at a text. A new rule is a file and a line here. */
export const allRules: readonly Rule[] = [
  uniqueIds,
  fileName,
  noMarkup,
  cueFirst,
  oneAct,
  noVerdict,
  nothingPersonal,
  endsInAct,
  bannedWords,
  noExclamation,
  britishSpelling,
  words,
  characters,
  whyLength,
  readability,
  sentenceLength,
  planSeed,
  openings,
  nearDuplicates,
  translations,
  welsh,
  reviews,
  evidence,
  frameworks,
  shortStaffed,
  coverage,
  counts,
  challengeStageCounts,
  steps,
  readingLength,
  scenarioGraph,
  scenarioTexts,
  questions,
  soundAnswers,
  reflectionHint,
  followUps,
  startsChallenge,
  paths,
];
