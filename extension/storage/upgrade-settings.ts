/** Settings of version 1 knew no challenge. All else is the same. */
export function upgradeSettings(raw: unknown): unknown {
  const isFirst = typeof raw === 'object' && raw !== null && 'version' in raw && raw.version === 1;
  return isFirst ? { ...raw, version: 2, challenge: null } : raw;
}
