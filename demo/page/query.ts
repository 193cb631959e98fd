/** The demo's pages keep everything they are told in the address, so that a link is an invitation. */

const query = new URLSearchParams(location.search);

/** A parameter of the page's address; undefined when absent or empty. */
export function asked(name: string): string | undefined {
  const value = query.get(name)?.trim();
  return value === undefined || value === '' ? undefined : value;
}

/** Whether the address has this parameter, with or without a value. */
export function isAsked(name: string): boolean {
  return query.has(name);
}

/** This page's address with these parameters set, or taken out when undefined. */
export function addressWith(changes: Readonly<Record<string, string | undefined>>): string {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  }
  return address.href;
}
