import { boot } from '../places/boot.ts';
import { gmailSignals } from '../places/gmail.ts';
import { watchFocus } from '../places/watch-focus.ts';

export default { main: () => boot(gmailSignals, watchFocus) };
