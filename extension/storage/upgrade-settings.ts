/** Settings of version 1 knew neither challenge nor time off. All else is the same. */
export function upgradeSettings(raw: unknown): unknown {
  const isFirst = typeof raw === 'object' && raw !== null && 'version' in raw && raw.version === 1;
  return isFirst ? { ...raw, version: 2, challenge: null, timeOff: [] } : raw;
}
