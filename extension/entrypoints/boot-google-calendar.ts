import { noticeMoments } from '../places/notice-moments.ts';
import { googleCalendarSignals } from '../places/google-calendar.ts';

export default { main: () => noticeMoments(googleCalendarSignals) };
