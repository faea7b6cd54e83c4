import { boot } from '../places/boot.ts';
import { outlookSignals } from '../places/outlook.ts';
import { watchFocusAndAddress } from '../places/watch-focus.ts';

export default { main: () => boot(outlookSignals, watchFocusAndAddress) };
