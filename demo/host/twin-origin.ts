/** The two names of this machine: one server, and to a browser two sites. */
const TWINS: Readonly<Record<string, string>> = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' };

/**
 * The same server as another origin: widgets run there, apart from the host page. Undefined where the server is
 * reached by a name that has no twin.
 */
export function twinOrigin(address: string): string | undefined {
  const twin = new URL(address);
  const name = TWINS[twin.hostname];
  if (name === undefined) return undefined;
  twin.hostname = name;
  return twin.origin;
}
