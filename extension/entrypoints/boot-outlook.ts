import { boot } from '../places/boot.ts';
import { outlookSignals } from '../places/outlook.ts';
import { watchAddress } from '../places/watch-address.ts';
import { watchFocus } from '../places/watch-focus.ts';

export default { main: () => boot(outlookSignals, watchFocus, watchAddress) };
