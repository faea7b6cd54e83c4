import { boot } from '../places/boot.ts';
import { jiraSignals } from '../places/jira.ts';
import { watchFocus } from '../places/watch-focus.ts';

export default { main: () => boot(jiraSignals, watchFocus) };
