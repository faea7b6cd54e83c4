import { bootFields } from '../places/boot-fields.ts';
import { gmailMoment } from '../places/gmail.ts';

export default { main: () => bootFields(gmailMoment) };
