import { boot } from '../places/boot.ts';
import { slackSignals } from '../places/slack.ts';
import { watchFocus } from '../places/watch-focus.ts';

export default { main: () => boot(slackSignals, watchFocus) };
