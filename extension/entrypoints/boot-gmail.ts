import { noticeMoments } from '../places/notice-moments.ts';
import { gmailSignals } from '../places/gmail.ts';

export default { main: () => noticeMoments(gmailSignals) };
