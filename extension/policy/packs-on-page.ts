import { watchManaged } from '../storage/managed-storage.ts';
import { readSettings } from './load-settings.ts';

/** Fetches the packs that an organisation has set and that are due, now and whenever it sets others. */
export function fetchPacksOnPage(): void {
  const look = async () => {
    const { policy } = await readSettings();
    if (!policy.packs?.length) return;
    const { fetchPolicyPacks } = await import('./fetch-policy-packs.ts');
    await fetchPolicyPacks({ isWanted: false });
  };
  const lookQuietly = () => void look().catch((error: unknown) => console.error('Tend will try again:', error));
  watchManaged(lookQuietly);
  lookQuietly();
}
