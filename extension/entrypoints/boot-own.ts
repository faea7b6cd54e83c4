import { ownSignals, watchFields } from '../own-places/own-signals.ts';
import { boot } from '../places/boot.ts';
import { watchAddress } from '../places/watch-address.ts';

export default { main: () => boot(ownSignals, watchFields, watchAddress) };
