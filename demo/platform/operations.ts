import type { Operations } from '../host/bridge-server.ts';
import { HostError } from '../host/host-error.ts';
import { WORKSPACE } from '../portal/workspace.ts';
import type { Choices } from './choices.ts';
import type { PortalClient } from './portal-client.ts';

/** Told about each question of the widget and how it ended: `ok`, or the code of the refusal. */
export type OnAnswer = (operation: string, outcome: string) => void;

/** What the widget on this page can ask its host for. */
export function operationsOf(
  portal: PortalClient,
  { itemId, refusal }: Choices,
  onAnswer: OnAnswer,
): Operations {
  const opening = async (operation: string, body: object): Promise<unknown> => {
    if (refusal) throw new HostError(refusal, 'The address of the page asks for this refusal.');
    return await portal.ask(operation, body);
  };
  const operations: Operations = new Map<string, (...args: readonly unknown[]) => unknown>([
    ['hello', () => ({ workspaceId: WORKSPACE.id, itemId })],
    ['user.current', () => portal.user],
    ['collab.getToken', (scope, scopeId) => opening('token', { scope, scopeId })],
    ['collab.room.join', (contentId, code) => opening('lobby', { contentId, code })],
    ['collab.getTurnCredentials', () => portal.ask('turn')],
  ]);
  return new Map(
    [...operations].map(([name, operation]) => [
      name,
      async (...args: readonly unknown[]) => {
        try {
          const value = await operation(...args);
          onAnswer(name, 'ok');
          return value;
        } catch (thrown) {
          onAnswer(name, thrown instanceof HostError ? thrown.code : 'internal');
          throw thrown;
        }
      },
    ]),
  );
}
