import { googleMeetCall } from '../places/google-meet.ts';
import { runOnce } from '../places/run-once.ts';
import { watchCall } from '../places/watch-call.ts';

export default { main: () => runOnce(() => watchCall(googleMeetCall)) };
