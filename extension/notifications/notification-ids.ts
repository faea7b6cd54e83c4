export const notificationId = 'daily-prompt';
export const planNotificationId = 'plan-due';
export const notificationIds: readonly string[] = [notificationId, planNotificationId];
