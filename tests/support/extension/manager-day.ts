import { markdownTable } from 'markdown-table';
import type { LocalTime } from '#shared/schemas/local-time.ts';
import { emptyMemory, type SelectionMemory } from '#shared/schemas/selection-memory.ts';
import type { Settings } from '#shared/schemas/settings.ts';
import { defaultStatus, type Status } from '#shared/schemas/status.ts';
import { reasonForSilence, type SilenceReason } from '#shared/selection/silence.ts';
import { agendaNow, statusDuring } from '../../../extension/calendar/agenda-now.ts';
import { readFeed } from '../../../extension/calendar/read-feed.ts';
import { emptyAgenda, type Agenda } from '../../../extension/storage/agenda.ts';
import { noOffer } from '../../../extension/storage/offer.ts';
import { event, feed } from './example-feed.ts';
import { gmailPage, meetCall, type PlacePage, reviewPage } from './place-pages.ts';
import { allDaySettings } from './settings.ts';

/** A page of a site, in whatever browser. */
export interface SitePage {
  click(selector: string): Promise<void>;
  remove(selector: string): Promise<void>;
  /** The heading of the card that is seen there; null for no card. Waits for what is expected, for a while. */
  card(isExpected: boolean): Promise<string | null>;
  press(choice: string): Promise<void>;
  close(): Promise<void>;
}

/** A browser with Tend whose clock a test moves. All of it runs in UTC. */
export interface DayBrowser {
  read(): Promise<Record<string, unknown>>;
  store(items: object): Promise<void>;
  badge(): Promise<string>;
  /** The instant of the alarm, milliseconds since 1970. */
  planned(): Promise<number>;
  /** Lets the alarm fire now. */
  fire(): Promise<void>;
  visit(page: PlacePage): Promise<SitePage>;
  /** Opens the popup, presses the button of this name, and closes it when `said` stands there. */
  popup(button: string, said: RegExp): Promise<void>;
  /** Polls until it holds. */
  until(holds: () => Promise<boolean>): Promise<void>;
}

interface Stored {
  memory?: SelectionMemory;
  status?: Status;
  agenda?: Agenda;
}

// A Tuesday that lies ahead: an alarm of the past would fire at once.
const date = '2028-11-21';
const at = (time: string): number => Date.parse(`${date}T${time}:00Z`);
const minuteMs = 60_000;

const settings: Settings = {
  ...allDaySettings,
  hours: [1, 2, 3, 4, 5, 6, 7].map((day) => (day < 6 ? { from: '09:00', to: '17:00' } : null)) as Settings['hours'],
  dose: 'twice-daily',
  dailyAt: '09:00',
};

const meetings = feed([
  event('UID:1', 'DTSTART:20281121T123000Z', 'DTEND:20281121T130000Z', 'SUMMARY:1:1 with Sam'),
  event('UID:2', 'DTSTART:20281121T140000Z', 'DTEND:20281121T144500Z', 'SUMMARY:Team meeting'),
]);

const reasons: Partial<Record<SilenceReason, string>> = {
  outsideHours: 'it is outside working hours',
  tooSoon: 'the last prompt was less than three hours ago',
  doseReached: 'two prompts a day are enough',
  snoozed: 'it was asked to keep quiet',
  inMeeting: 'the calendar has a meeting now',
  inCall: 'a call is on',
};

/** Lives through one day, hour by hour, and returns its log as Markdown. */
export async function liveDay(browser: DayBrowser): Promise<string> {
  const rows: string[][] = [['Time', 'What happened', 'What Tend did', 'Because']];
  let time = '';

  /** Moves the clock, and lets every alarm fire that is due on the way. */
  const pass = async (to: string): Promise<void> => {
    time = to;
    for (let planned = await browser.planned(); planned <= at(to); planned = await browser.planned()) {
      await browser.store({ testClock: planned });
      await browser.fire();
      const before = planned;
      // The alarm that fired is gone until the next one is planned, which is the last thing that is done.
      await browser.until(async () => {
        const next = await browser.planned();
        return next > before && next < Infinity;
      });
    }
    await browser.store({ testClock: at(to) });
  };
  const silence = async (): Promise<string> => {
    const { memory = emptyMemory, status = defaultStatus, agenda = emptyAgenda } = (await browser.read()) as Stored;
    const now: LocalTime = { epoch: at(time), date, weekday: 2, minute: (at(time) - at('00:00')) / minuteMs };
    const held = statusDuring(status, agendaNow(agenda.appointments, now.epoch), now.epoch);
    const reason = reasonForSilence(settings, held, memory, now)?.reason;
    return reason ? (reasons[reason] ?? reason) : 'nothing speaks against a prompt, and none is due';
  };
  const log = async (happened: string, did: string, because?: string): Promise<void> => {
    const mark = (await browser.badge()) === '' ? '' : ', with the dot on its button';
    rows.push([time, happened, `${did}${mark}`, because ?? (await silence())]);
  };
  const lastShown = async (): Promise<string> => {
    const show = ((await browser.read()) as Stored).memory?.recent.at(-1);
    const why = show?.because?.kind === 'neverShown' ? 'this one was never shown before' : show?.because?.kind;
    return `a prompt may come now, and ${why}`;
  };
  const write = async (happened: string, page: PlacePage, field: string, answer?: string): Promise<void> => {
    const site = await browser.visit(page);
    await site.click(field);
    const heading = await site.card(answer !== undefined);
    if (heading === null) await log(happened, 'no card');
    else {
      await log(happened, 'a card', await lastShown());
      await site.press(answer ?? 'notNow');
    }
    await site.close();
  };

  await browser.store({ testClock: at('06:59') });
  await browser.store({
    ...{ settings, memory: emptyMemory, status: defaultStatus, offer: noOffer },
    agenda: {
      ...emptyAgenda,
      appointments: readFeed(meetings, { from: at('00:00'), to: at('23:59') }),
      coveredUntil: at('23:59'),
    },
  });
  await browser.fire();
  await browser.until(async () => (await browser.planned()) === at('09:00'));

  await pass('07:00');
  await log('The browser is on', 'nothing');
  await pass('08:10');
  await write('An email is begun', gmailPage, '#compose');
  await pass('09:00');
  await log('Work begins', 'the prompt of the day waits', 'it is the time that was chosen for it');
  await pass('09:20');
  await write('An email is begun', gmailPage, '#compose', 'useful');
  await pass('09:25');
  await log('The card was answered: useful', 'nothing');
  await pass('10:30');
  await write('A review is begun on GitHub', reviewPage, '#comment');
  await pass('12:15');
  await log('A quarter of an hour to a 1:1', 'nothing');
  await pass('12:20');
  await log('Ten minutes to the 1:1', 'a prompt for it waits', 'the calendar has a 1:1 at 12:30');
  await browser.popup('Useful', /Your answer: useful/);
  await log('The popup was opened, and its prompt answered: useful', 'took it from its button', await lastShown());
  await pass('12:40');
  await write('An email is begun during the 1:1', gmailPage, '#compose');
  await pass('13:10');
  await browser.popup('Short-staffed today', /Short-staffed/);
  await log('“Short-staffed today” was tapped', 'nothing');
  await pass('13:30');
  const call = await browser.visit(meetCall);
  const isInCall = async () => typeof ((await browser.read()) as Stored).status?.inCallUntil === 'number';
  await browser.until(isInCall);
  await pass('13:35');
  await write('An email is begun during a call on Meet', gmailPage, '#compose');
  await call.remove('#call');
  await browser.until(async () => !(await isInCall()));
  await pass('13:45');
  await log('The call is over', 'nothing');
  await call.close();
  await pass('14:20');
  await write('An email is begun during the team meeting', gmailPage, '#compose');
  await pass('14:45');
  await log('The team meeting is over', 'nothing');
  await pass('15:00');
  await browser.popup('for an hour', /Quiet until|for an hour/);
  await log('“Keep quiet for an hour” was tapped', 'nothing');
  await pass('15:30');
  await write('A review is begun on GitHub', reviewPage, '#comment');
  await pass('16:05');
  await write('An email is begun', gmailPage, '#compose');
  await pass('17:00');
  await log('Work is over', 'nothing');
  await pass('18:30');
  await write('An email is begun', gmailPage, '#compose');
  await pass('20:00');
  const shown = ((await browser.read()) as Stored).memory?.recent.map(({ moment }) => moment) ?? [];
  await log('The day ends', `had shown ${shown.length} prompts: ${shown.join(', ')}`);
  return `${markdownTable(rows)}\n`;
}
