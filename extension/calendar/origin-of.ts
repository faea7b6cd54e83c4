/** The permission that an address needs. Patterns know no ports: one for a host covers all of them. */
export const originOf = (address: string): string => `https://${new URL(address).hostname}/*`;
