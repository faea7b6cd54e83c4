/// <reference lib="dom" />
import { tokens } from '#shared/components/base-styles.ts';
import { ModulePlayer } from '#shared/components/module-player.ts';
import cy from '#shared/messages/cy/player.json' with { type: 'json' };
import en from '#shared/messages/en/player.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';
import type { Module } from '#shared/schemas/module.ts';
import { attemptSchema } from '#shared/schemas/attempt.ts';
import { sampleModule } from './sample-module.ts';

// The player alone, without a server: what it says goes to a list that the test reads.
const query = new URLSearchParams(location.search);
const player = new ModulePlayer();
// A test may put another module here before the page runs.
player.module = (globalThis as { shownModule?: Module }).shownModule ?? sampleModule;
player.attempt = attemptSchema.parse(
  JSON.parse(query.get('attempt') ?? 'null') ?? {
    moduleId: player.module.id,
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
player.locale = query.get('locale') === 'cy' ? 'cy' : 'en';
player.t = translateAll({ en, cy })[player.locale];
document.documentElement.lang = player.locale;
const heard: unknown[] = [];
for (const type of ['step-done', 'draft-changed', 'plan-taken']) {
  document.addEventListener(type, (event) => heard.push({ type, detail: (event as CustomEvent<unknown>).detail }));
}
// A browser that opens no window: the page that mounts the player then cancels the event.
if (query.has('blocked')) document.addEventListener('plan-taken', (event) => event.preventDefault());
Object.assign(globalThis, { heard, player });
if (tokens.styleSheet) document.adoptedStyleSheets = [tokens.styleSheet];
document.body.style.cssText = 'margin:0;padding:16px;background:var(--paper)';
document.body.append(player);
