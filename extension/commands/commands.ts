/**
 * What the keyboard can do, by the name in the manifest. Four, as browsers suggest keys for no more. Alt and Shift with
 * a letter is what Chromium and Firefox leave to extensions on Windows and Linux; on a Mac they type characters, so
 * there it is Control and Shift. A letter that Chromium uses itself stays without a key there: A, B, N, R, T, and C, P,
 * W, X, Z for groups of tabs (seen in Chromium's own list of what it bound); I is Chrome's.
 */
export const commandNames = ['_execute_action', 'write-note', 'in-meeting', 'snooze-hour'] as const;
export type CommandName = (typeof commandNames)[number];

const letters: Record<CommandName, string> = {
  _execute_action: 'D',
  'write-note': 'J',
  'in-meeting': 'M',
  'snooze-hour': 'S',
};
const descriptions: Partial<Record<CommandName, string>> = {
  'write-note': '__MSG_commandWriteNote__',
  'in-meeting': '__MSG_commandInMeeting__',
  'snooze-hour': '__MSG_commandSnoozeHour__',
};

/** The manifest's `commands`. */
export function manifestCommands() {
  return Object.fromEntries(
    commandNames.map((name) => {
      const letter = letters[name];
      const suggested_key = { default: `Alt+Shift+${letter}`, mac: `MacCtrl+Shift+${letter}` };
      const description = descriptions[name];
      return [name, description === undefined ? { suggested_key } : { suggested_key, description }];
    }),
  );
}
