import { boot } from '../places/boot.ts';
import { teamsChatSignals } from '../places/teams.ts';
import { watchFocus } from '../places/watch-focus.ts';

export default { main: () => boot(teamsChatSignals, watchFocus) };
