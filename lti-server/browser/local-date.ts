import { lightFormat } from 'date-fns';

/** The day that this device's calendar shows, `YYYY-MM-DD`. `epoch` in milliseconds since 1970. */
export const localDate = (epoch: number): string => lightFormat(epoch, 'yyyy-MM-dd');
