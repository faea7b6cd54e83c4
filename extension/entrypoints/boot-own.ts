import { ownSignals, watchFields } from '../own-places/own-signals.ts';
import { boot, type Look } from '../places/boot.ts';
import { watchAddress } from '../places/watch-address.ts';

const watch = (look: Look) => {
  watchFields(look);
  watchAddress(look);
};

export default { main: () => boot(ownSignals, watch) };
