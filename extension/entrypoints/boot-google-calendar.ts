import { bootView } from '../places/boot-view.ts';
import { googleCalendarSignal, googleCalendarView } from '../places/google-calendar.ts';

export default { main: () => bootView(googleCalendarSignal, googleCalendarView) };
