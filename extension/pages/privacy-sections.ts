import cy from '#shared/messages/cy/privacy.json' with { type: 'json' };
import messages from '#shared/messages/en/privacy.json' with { type: 'json' };
import { translateAll } from '#shared/messages/translate.ts';
import type { Locale } from '#shared/schemas/locale.ts';
import { defaultSettings } from '#shared/schemas/settings.ts';

type Word = keyof typeof messages;

const words = translateAll({ en: messages, cy });

/** Heading and what stands below it, in the order in which somebody worried would ask. */
const order: readonly [heading: Word, points: readonly Word[]][] = [
  ['readHeading', ['readSites', 'readCalls', 'readCalendar', 'readDevice', 'readCourse', 'readOwn']],
  [
    'keptHeading',
    [
      'keptSettings',
      'keptNotes',
      'keptShown',
      'keptMemory',
      'keptCalendar',
      'keptUnreadable',
      'keptLock',
      'keptWhere',
      'keptPrivate',
      'keptProfiles',
    ],
  ],
  ['leavesHeading', ['leavesNothing', 'leavesCalendar', 'leavesPack', 'leavesSync', 'leavesFiles']],
  ['seeHeading', ['seeExtension', 'seeCourse']],
  ['deleteHeading', ['deleteOne', 'deleteAll', 'deleteExtension']],
  ['changeHeading', ['changeText']],
];

export interface PrivacyText {
  intro: string;
  sections: readonly { heading: string; points: readonly string[] }[];
  toSettings: string;
}

/** What Tend reads, keeps and sends, in the words of the page; the stores are given the same. */
export function privacyText(locale: Locale): PrivacyText {
  const t = words[locale];
  const values = { days: defaultSettings.keepDays ?? 0 };
  return {
    intro: t('intro'),
    sections: order.map(([heading, points]) => ({
      heading: t(heading),
      points: points.map((point) => t(point, values)),
    })),
    toSettings: t('toSettings'),
  };
}
