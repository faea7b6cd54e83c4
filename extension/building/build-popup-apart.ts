import type { Plugin } from 'vite';
import type { Entrypoint, EntrypointGroup } from 'wxt';

const isPopup = ({ name }: Entrypoint): boolean => name === 'popup';

/**
 * Builds the popup by itself. In one build with the other pages it would load the parts that it shares with them, each
 * with all that any of them needs, in twenty files; by itself it has what it needs and opens at once.
 */
export function buildPopupApart(groups: EntrypointGroup[]): void {
  const index = groups.findIndex((group) => Array.isArray(group) && group.some(isPopup));
  const group = groups[index];
  if (!Array.isArray(group)) throw new Error('this version of WXT groups entrypoints in another way');
  const others = group.filter((entrypoint) => !isPopup(entrypoint));
  groups.splice(index, 1, others, group.filter(isPopup));
}

/**
 * Leaves the polyfill out of the popup: 3 kB compressed, to turn callbacks into promises. All that the popup asks the
 * browser for answers with promises in every version that we run in, Chrome 120 and later.
 */
export function leanPopup(): Plugin {
  let isPopupBuild = false;
  return {
    name: 'tend:lean-popup',
    enforce: 'pre',
    options({ input }) {
      const names = typeof input === 'object' && !Array.isArray(input) ? Object.keys(input) : [];
      isPopupBuild = names.length === 1 && names[0] === 'popup';
    },
    resolveId(id) {
      return isPopupBuild && id === '@wxt-dev/webextension-polyfill/browser' ? this.resolve('@wxt-dev/browser') : null;
    },
  };
}
