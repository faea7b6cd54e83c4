import { zoomCall } from '../places/zoom.ts';
import { runOnce } from '../places/run-once.ts';
import { watchCall } from '../places/watch-call.ts';

export default { main: () => runOnce(() => watchCall(zoomCall)) };
