/**
 * Settings of version 1 knew neither challenge nor time off, and notes stayed for good: nobody who was told so loses
 * one by an update. All else is the same.
 */
export function upgradeSettings(raw: unknown): unknown {
  const isFirst = typeof raw === 'object' && raw !== null && 'version' in raw && raw.version === 1;
  return isFirst ? { ...raw, version: 2, challenge: null, timeOff: [], keepDays: null } : raw;
}
