import { bootOutlook } from '../places/boot-outlook.ts';

export default { main: bootOutlook };
