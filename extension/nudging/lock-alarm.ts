export const lockAlarm = 'lock';
