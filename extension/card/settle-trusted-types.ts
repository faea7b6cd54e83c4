declare const trustedTypes: { createPolicy(name: string, rules: object): unknown } | undefined;

/*
 * lit-html makes a Trusted Types policy as soon as it loads. Where a site lists the policies that it allows, Chromium
 * refuses this one in an extension's world as well and the card would fail, although it does not ask for trusted
 * values there. So where policies are refused, lit-html finds none to make. This module is imported before it.
 */
try {
  if (typeof trustedTypes !== 'undefined') trustedTypes.createPolicy('tend', {});
} catch {
  Object.defineProperty(globalThis, 'trustedTypes', { value: undefined, configurable: true });
}
