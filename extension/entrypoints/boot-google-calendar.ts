import { bootGoogleCalendar } from '../places/boot-google-calendar.ts';

export default { main: bootGoogleCalendar };
