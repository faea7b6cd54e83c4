import { teamsCall } from '../places/teams.ts';
import { runOnce } from '../places/run-once.ts';
import { watchCall } from '../places/watch-call.ts';

export default { main: () => runOnce(() => watchCall(teamsCall)) };
