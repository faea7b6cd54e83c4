import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { browser } from 'wxt/browser';
import { tendMark } from '#shared/components/marks.ts';
import { reasonForSilence } from '#shared/selection/silence.ts';
import type { Choice } from '../card/choice.ts';
import type { Message } from '../messages/message.ts';
import type { CardTexts } from '../nudging/compose-card.ts';
import { findNudge } from '../nudging/find-nudge.ts';
import { openPanel } from '../nudging/open-panel.ts';
import { spokenVersion } from '../whats-new/notes-between.ts';
import './hand-over-here.ts';
import './nudge-view.ts';
import { mayShowPlan } from './may-show-plan.ts';
import { momentNow } from './plan-at-moment.ts';
import { loadCardTexts } from './load-card-texts.ts';
import { PageElement } from './page-element.ts';
import './own-place-offer.ts';
import './pause-buttons.ts';
import { wordOf } from './page-words.ts';
import type { PlanWish } from './plan-list.ts';
import { quietLine } from './quiet-line.ts';
import type { ReadNudges, Snapshot } from './read-snapshot.ts';
import { type TodaysNudge, todaysNudge, todaysNudgeId } from './todays-nudge.ts';

/** Behind the button in the toolbar: today's prompt or why there is none, pauses, and the ways on. */
export class TendPopup extends PageElement {
  static override styles = [
    ...[PageElement.styles].flat(),
    css`
      main {
        width: 28rem;
        max-width: 100%;
        padding: 0.75rem 1rem;
      }
      main > * + * {
        margin-block-start: 0.5rem;
      }
      main > pause-buttons {
        margin-block-start: 1rem;
      }
      /* Parts that have nothing to say leave no gap. */
      p:empty {
        margin: 0;
      }
      nav.row {
        gap: 0 0.125rem;
      }
      .small button.link,
      nav button.link {
        font-size: 0.875rem;
      }
      h1 {
        font-size: 1.125rem;
      }
    `,
  ];

  private windowId: number | undefined;
  private texts: CardTexts | undefined;
  private nudge: TodaysNudge | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    // Known before the click: the side panel must be opened within it.
    void browser.windows.getCurrent().then(({ id }) => (this.windowId = id));
  }

  protected override async readNudges(others: Parameters<ReadNudges>[0]): ReturnType<ReadNudges> {
    const texts = this.spoken.then(loadCardTexts);
    const [nudges] = await Promise.all([findNudge(others.then(todaysNudgeId)), texts.then((t) => (this.texts = t))]);
    return nudges;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.snapshot || !changed.has('snapshot')) return;
    this.nudge = this.texts ? todaysNudge(this.snapshot, this.texts) : null;
    // Only something that cannot be read brings it.
    if (this.snapshot.unreadable.length > 0) void import('./store-notice.ts');
    void this.bringPlan(this.snapshot);
    if (this.nudge?.isWaiting) void this.tell({ type: 'nudgeOpened', nudgeId: this.nudge.content.nudgeId });
    if (hasStopped(this.snapshot) && !this.snapshot.offer.isStopRead) void this.tell({ type: 'stopRead' });
  }

  /** After the popup is drawn, and only where a plan may have come back. */
  private async bringPlan(snapshot: Snapshot): Promise<void> {
    const { now } = snapshot;
    await this.updateComplete;
    if (await mayShowPlan(now.date, momentNow(snapshot) !== null)) void import('./due-plan.ts');
  }

  private async answer(nudgeId: string, choice: Choice): Promise<void> {
    const wantsPanel = choice === 'plan' || choice === 'note';
    const opening = wantsPanel ? this.openPanel() : undefined;
    const isKept = await this.tell({ type: 'nudgeAnswered', nudgeId, choice });
    await opening;
    if (wantsPanel && isKept) window.close();
  }

  private openPanel(): Promise<void> {
    return openPanel({ windowId: this.windowId ?? browser.windows.WINDOW_ID_CURRENT });
  }

  private async writeNote(): Promise<void> {
    const opening = this.openPanel();
    const isKept = await this.tell({ type: 'noteWanted', nudgeId: this.nudge?.content.nudgeId ?? null });
    await opening;
    if (isKept) window.close();
  }

  private async changePlan(id: string): Promise<void> {
    const opening = this.openPanel();
    const isKept = await this.tell({ type: 'planWanted', id });
    await opening;
    if (isKept) window.close();
  }

  private open(page: '/look-back.html' | '/options.html' | '/whats-new.html'): void {
    void browser.tabs.create({ url: browser.runtime.getURL(page) }).then(() => window.close());
  }

  protected override draw(snapshot: Snapshot): TemplateResult {
    const { t } = this;
    return html`<main>
      <h1>${tendMark()} ${t('appName')}</h1>
      <store-notice
        .t=${t}
        .copies=${snapshot.unreadable}
        @notice-read=${() => this.tell({ type: 'noticeRead' })}
      ></store-notice>
      <hand-over-here
        .t=${t}
        .locale=${this.locale}
        .now=${snapshot.now.epoch}
        .challengeOn=${snapshot.settings.challenge !== null}
      ></hand-over-here>
      ${this.nudge ? this.drawNudge(this.nudge) : nothing} ${this.drawQuiet(snapshot)} ${this.drawChallenge(snapshot)}
      <due-plan
        .t=${t}
        .snapshot=${snapshot}
        @plan-change=${({ detail: id }: CustomEvent<string>) => this.changePlan(id)}
        @plan-wish=${({ detail: { message } }: CustomEvent<PlanWish>) => this.tell(message)}
      ></due-plan>
      <pause-buttons
        .t=${t}
        .snapshot=${snapshot}
        @paused=${(event: CustomEvent<Message>) => this.tell(event.detail)}
      ></pause-buttons>
      <nav class="row">
        <button type="button" class="link" @click=${() => this.writeNote()}>${t('goNote')}</button>
        <button type="button" class="link" @click=${() => this.open('/look-back.html')}>${t('goLookBack')}</button>
        <button type="button" class="link" @click=${() => this.open('/options.html')}>${t('goSettings')}</button>
        <own-place-offer .t=${t}></own-place-offer>
      </nav>
      ${this.drawNews(snapshot)}
    </main>`;
  }

  private drawNudge({ content, answer }: TodaysNudge): TemplateResult {
    const said = answer ? this.t('answered', { answer: this.t(wordOf('answer', answer)) }) : '';
    return html`<nudge-view
        .content=${content}
        @nudge-chosen=${(event: CustomEvent<Choice>) => this.answer(content.nudgeId, event.detail)}
      ></nudge-view>
      <p class="small muted" role="status">${said}</p>`;
  }

  private drawChallenge({ settings: { challenge } }: Snapshot): TemplateResult | typeof nothing {
    if (!challenge) return nothing;
    return html`<p class="small muted row">
      ${this.t('challengeAt', { stage: this.t(wordOf('stage', challenge.stage)) })}
      <button
        type="button"
        class="link"
        aria-label=${this.t('challengeChange')}
        @click=${() => this.open('/options.html')}
      >
        ${this.t('planChange')}
      </button>
    </p>`;
  }

  private drawNews({ news: { waiting } }: Snapshot): TemplateResult | typeof nothing {
    if (!waiting) return nothing;
    const version = spokenVersion(waiting.newest);
    return html`<p class="small row">
      <button type="button" class="link" @click=${() => this.open('/whats-new.html')}>
        ${this.t('newsIn', { version })}
      </button>
      <button
        type="button"
        class="link"
        aria-label=${this.t('newsCloseOf', { version })}
        @click=${() => this.tell({ type: 'newsRead' })}
      >
        ${this.t('newsClose')}
      </button>
    </p>`;
  }

  private drawQuiet(snapshot: Snapshot): TemplateResult | typeof nothing {
    const isStopped = hasStopped(snapshot);
    // A snooze is said beside the button that ends it.
    if (this.nudge ? !isStopped : silenceOf(snapshot) === 'snoozed') return nothing;
    return html`<p class="quiet">${quietLine(snapshot, this.t)}</p>
      ${
        isStopped
          ? html`<button type="button" @click=${() => this.tell({ type: 'promptsResumed' })}>
              ${this.t('startAgain')}
            </button>`
          : nothing
      }`;
  }
}

const hasStopped = (snapshot: Snapshot): boolean => silenceOf(snapshot) === 'stopped';

function silenceOf({ settings, statusNow, memory, now }: Snapshot) {
  return reasonForSilence(settings, statusNow, memory, now)?.reason;
}
customElements.define('tend-popup', TendPopup);
