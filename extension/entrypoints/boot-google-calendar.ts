import { boot } from '../places/boot.ts';
import { googleCalendarSignals, googleCalendarView } from '../places/google-calendar.ts';
import { watchView } from '../places/watch-view.ts';

export default { main: () => boot(googleCalendarSignals, watchView(googleCalendarView)) };
