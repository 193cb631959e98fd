import { once } from 'node:events';
import type { Server } from 'node:http';

/** How many ports after the wanted one are tried. */
const PORTS_TO_TRY = 20;

/** Listens on `port` or the next free one (0: the system's choice) and returns the one it got. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  for (let candidate = port; ; candidate += 1) {
    try {
      server.listen(candidate, host);
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : candidate;
    } catch (error) {
      if (!isPortTaken(error) || candidate - port >= PORTS_TO_TRY) throw error;
    }
  }
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
