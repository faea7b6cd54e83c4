import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { baseStyles, controlStyles } from '#shared/components/base-styles.ts';
import type { HandOver } from '#shared/schemas/hand-over.ts';
import { planMomentSchema } from '#shared/schemas/plan.ts';
import { guessMoment } from '../hand-over/guess-moment.ts';
import type { HeldOut } from '../hand-over/find-hand-over.ts';
import { isKept, planOf } from '../hand-over/plan-of.ts';
import { type HandOverReading, readHandOver } from '../hand-over/read-hand-over.ts';
import type { Message, Outcome } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import { emptyJournal, readJournal } from '../storage/journal.ts';
import { fieldStyles } from './field-styles.ts';
import { formatDay } from './format-time.ts';
import { hostText } from './host-text.ts';
import type { HandOverWords } from './hand-over-words.ts';
import { momentSelect } from './moment-select.ts';
import type { PopupWords } from './page-words.ts';

type HandOverWord = Parameters<HandOverWords>[0];

/** What the page in front holds out, as text, and the questions whether to keep it. Nothing is kept without a click. */
export class HandOverOffer extends LitElement {
  static override properties = {
    t: { attribute: false },
    words: { attribute: false },
    held: { attribute: false },
    now: {},
    challengeOn: { type: Boolean },
    plan: { state: true },
    challenge: { state: true },
    wrong: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      h2 {
        font-size: 1.125rem;
      }
      h3 {
        font-size: 1rem;
      }
      .reading {
        unicode-bidi: isolate;
      }
    `,
  ];

  declare t: PopupWords;
  declare words: HandOverWords;
  declare held: HeldOut;
  declare now: number;
  declare challengeOn: boolean;
  declare protected plan: 'asked' | 'kept' | 'here';
  declare protected challenge: 'asked' | 'started';
  declare protected wrong: HandOverWord | null;
  private reading: HandOverReading | undefined;

  /** The same at every press: who was not told that it is kept, since the background died on the way, has one plan. */
  private readonly planId = crypto.randomUUID();

  constructor() {
    super();
    this.plan = 'asked';
    this.challenge = 'asked';
    this.wrong = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.reading = readHandOver(this.held);
    if (this.reading.kind === 'read') void this.recognise(this.reading.handOver);
  }

  private async recognise(handOver: HandOver): Promise<void> {
    const { plans } = await readJournal().catch(() => emptyJournal);
    if (this.plan === 'asked' && isKept(plans, handOver)) this.plan = 'here';
  }

  private async keep(event: Event, handOver: HandOver): Promise<void> {
    event.preventDefault();
    const chosen = planMomentSchema.safeParse(new FormData(event.currentTarget as HTMLFormElement).get('comesAt'));
    const plan = planOf(handOver, { id: this.planId, now: this.now, comesAt: chosen.data ?? null });
    if (await this.tell({ type: 'planWritten', plan })) this.plan = 'kept';
  }

  private async start({ text, stage }: NonNullable<HandOver['challenge']>): Promise<void> {
    if (await this.tell({ type: 'challengeBegan', text, stage })) this.challenge = 'started';
  }

  private async tell(message: Message): Promise<boolean> {
    const outcome = await sendMessage(message);
    this.wrong = outcome.isDone ? null : wrongWord(outcome);
    return outcome.isDone;
  }

  private drawPlan(handOver: HandOver): TemplateResult {
    const { t, words, plan } = this;
    const { module, followUpsOn, wayBack } = handOver;
    const days = followUpsOn.map((day) => formatDay(day, t.locale)).join(' · ');
    return html`<p class="reading">${t('planSentence', handOver.plan)}</p>
      <p class="small">${words('handOverModule', { title: module.title })}</p>
      ${days === '' ? nothing : html`<p class="small">${words('handOverFollowUps', { days })}</p>`}
      ${wayBack === undefined ? nothing : html`<p class="small">${words('handOverWayBack', { host: hostText(wayBack) })}</p>`}
      ${
        plan === 'asked'
          ? html`<form @submit=${(event: Event) => this.keep(event, handOver)}>
              ${momentSelect(t, guessMoment(handOver.plan.cue) ?? undefined)}
              <button class="primary">${words('handOverKeep')}</button>
            </form>`
          : nothing
      }
      <p role="status">${plan === 'asked' ? nothing : words(plan === 'kept' ? 'handOverKept' : 'handOverHere')}</p>`;
  }

  private drawChallenge(offered: NonNullable<HandOver['challenge']>): TemplateResult {
    const { words, challenge } = this;
    const isOn = this.challengeOn && challenge !== 'started';
    return html`<h3>${words('handOverChallenge')}</h3>
      <p class="reading">${offered.text}</p>
      ${
        challenge === 'asked' && !isOn
          ? html`<button type="button" @click=${() => this.start(offered)}>${words('handOverStart')}</button>`
          : nothing
      }
      <p role="status">
        ${challenge === 'started' ? words('handOverStarted') : isOn ? words('handOverChallengeOn') : nothing}
      </p>`;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { words, reading } = this;
    if (!reading) return nothing;
    const host = hostText(this.held.origin);
    if (reading.kind === 'refused') {
      return html`<section class="panel">
        <p>${reading.reason === 'newer' ? words('handOverNewer') : words('handOverUnread', { host })}</p>
      </section>`;
    }
    const { handOver } = reading;
    return html`<section class="panel" aria-labelledby="title">
      <h2 id="title">${words('handOverTitle')}</h2>
      <p class="small muted">${words('handOverFrom', { host })}</p>
      ${this.drawPlan(handOver)} ${handOver.challenge ? this.drawChallenge(handOver.challenge) : nothing}
      <p class="wrong" role="alert">${this.wrong === null ? nothing : words(this.wrong)}</p>
    </section>`;
  }
}
customElements.define('hand-over-offer', HandOverOffer);

function wrongWord({ reason }: Extract<Outcome, { isDone: false }>): HandOverWord {
  if (reason === 'challengeOn') return 'handOverChallengeOn';
  return reason === 'locked' ? 'handOverLocked' : 'handOverFailed';
}
