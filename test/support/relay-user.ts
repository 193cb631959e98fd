import type { TurnCredentials } from '../../src/server/turn-credentials.ts';
import type { RelayProtocol } from '../../src/room/ice-servers.ts';
import { eventually, missing, type Patience } from './eventually.ts';
import type { Person } from './person.ts';

declare global {
  interface Window {
    askForTurn?: () => Promise<TurnCredentials>;
    seenErrors?: string[];
  }
}

/** How somebody uses relays. */
export interface RelayUse {
  /** Default `relay`: nothing but relays. */
  readonly policy?: RTCIceTransportPolicy;
  readonly protocol?: RelayProtocol;
}

/** Gives somebody relays with credentials that the function hands out; asked again before they end. */
export async function useRelay(
  person: Person,
  credentials: () => TurnCredentials,
  use: RelayUse = {},
): Promise<void> {
  await person.page.exposeFunction('askForTurn', credentials);
  await person.frame.evaluate(async ({ policy = 'relay', protocol }: RelayUse) => {
    const element = window.person?.element;
    if (!element) throw new Error('The page is not ready.');
    const errors: string[] = [];
    window.seenErrors = errors;
    element.addEventListener('mesh-error', ({ error }) => errors.push(error.code));
    element.iceTransportPolicy = policy;
    element.relayProtocol = protocol;
    element.iceServers = async () => {
      const lease = await window.askForTurn?.();
      if (!lease) throw new Error('Nobody to ask.');
      const { urls, username, credential, expiresAt } = lease;
      return { iceServers: [{ urls: [...urls], username, credential }], expiresAt };
    };
    await element.updateComplete;
  }, use);
}

/** Waits until somebody's `<mesh-call>` has told an error with this code. */
export async function untilTold(person: Person, code: string, patience: Patience): Promise<void> {
  await eventually(
    `${person.name} is told ${code}`,
    async () => {
      const codes = await person.frame.evaluate(() => window.seenErrors ?? []);
      return missing(codes.includes(code) ? [] : [`the codes so far: ${codes.join(' ')}`]);
    },
    patience,
  );
}
