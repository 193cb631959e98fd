import type { AwarenessLike } from '../protocol/awareness-like.ts';

/**
 * Forgets how new the states of these clients were, as if we had never seen them.
 *
 * Who loses the connection to a room forgets all states and remembers their clocks, so the same states are refused when
 * the server shows them again: nobody would be seen who hasn't said anything new meanwhile, for up to 15 s.
 * The clocks are in `meta`, which is no documented part of an awareness; one without it shows people later.
 */
export function forgetClocks(awareness: AwarenessLike, clients: readonly number[]): void {
  const meta: unknown = Reflect.get(awareness, 'meta');
  if (!(meta instanceof Map)) return;
  const states = awareness.getStates();
  for (const client of clients) {
    if (client !== awareness.clientID && !states.has(client)) meta.delete(client);
  }
}
