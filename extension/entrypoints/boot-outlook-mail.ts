import { noticeMoments } from '../places/notice-moments.ts';
import { outlookMailSignals } from '../places/outlook-mail.ts';

export default { main: () => noticeMoments(outlookMailSignals) };
