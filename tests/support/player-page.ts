/// <reference lib="dom" />
import { tokens } from '#shared/components/base-styles.ts';
import { ModulePlayer } from '#shared/components/module-player.ts';
import messages from '#shared/messages/en/player.json' with { type: 'json' };
import { createTranslate } from '#shared/messages/translate.ts';
import { attemptSchema } from '#shared/schemas/attempt.ts';
import { sampleModule } from './sample-module.ts';

// The player alone, without a server: what it says goes to a list that the test reads.
const query = new URLSearchParams(location.search);
const player = new ModulePlayer();
player.module = sampleModule;
player.attempt = attemptSchema.parse(
  JSON.parse(query.get('attempt') ?? 'null') ?? {
    moduleId: 'sample',
    moduleVersion: 1,
    startedAt: 0,
    doneSteps: {},
    completedAt: null,
  },
);
player.drafts = JSON.parse(query.get('drafts') ?? '{}');
player.saveState = 'quiet';
player.keptIn = 'browser';
player.isPreview = query.has('preview');
player.locale = 'en';
player.t = createTranslate(messages, 'en');
const heard: unknown[] = [];
for (const type of ['step-done', 'draft-changed']) {
  document.addEventListener(type, (event) => heard.push({ type, detail: (event as CustomEvent<unknown>).detail }));
}
Object.assign(globalThis, { heard, player });
if (tokens.styleSheet) document.adoptedStyleSheets = [tokens.styleSheet];
document.body.style.cssText = 'margin:0;padding:16px;background:var(--paper)';
document.body.append(player);
