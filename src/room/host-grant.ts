import { CallError, type CallErrorCode } from '../protocol/errors.ts';
import { decodeUser, type UserIdentity } from '../protocol/presence.ts';
import { asRecord, own } from '../protocol/untrusted.ts';
import type { HostAddress, HostCollab, HostLike, HostScope } from './host-sdk.ts';

/** What the host gives to enter a room. */
export interface HostGrant {
  readonly url: string;
  readonly name: string;
  readonly token: string;
  readonly identity: UserIdentity;
  /** TURN credentials, where the host sends them along with the token. */
  readonly turn: unknown;
}

/** What the bridge's errors mean for a call, and what a developer can do. */
const BRIDGE_ERRORS = new Map<unknown, readonly [CallErrorCode, string]>([
  ['permission', ['host-permission', 'The host does not allow it. Does the manifest say `collab: true`?']],
  ['not_found', ['host-not-found', 'The host does not know this item, workspace or room.']],
  ['quota_exceeded', ['host-busy', 'The quota of this workspace is used up.']],
  ['rate_limited', ['host-busy', 'The host was asked too often.']],
  ['timeout', ['host-busy', 'The host did not answer in time.']],
  ['internal', ['host-busy', 'The host failed.']],
  ['service_unavailable', ['host-busy', 'The host has no room server at the moment.']],
  ['unknown_op', ['host-unsupported', 'The host does not offer rooms here.']],
  ['invalid_args', ['host-unsupported', 'The host does not accept this scope.']],
]);

/**
 * Asks the host for the way into a room. An internal error of the host is tried again once, as its documentation asks.
 *
 * @throws {CallError} `host-detached`, `host-permission`, `host-not-found`, `host-busy`, `host-unsupported`
 */
export async function askHost(address: HostAddress): Promise<HostGrant> {
  try {
    return await ask(address);
  } catch (thrown) {
    if (codeOf(thrown) !== 'internal') throw asCallError(thrown);
  }
  try {
    return await ask(address);
  } catch (thrown) {
    throw asCallError(thrown);
  }
}

async function ask(address: HostAddress): Promise<HostGrant> {
  const { host, roomCode } = address;
  await host.ready();
  if (host.detached === true) {
    throw new CallError(
      'host-detached',
      'This page runs without its host platform (a file, a preview, another site), so there is nobody who could open a room.',
    );
  }
  const collab = requireCollab(host);
  if (roomCode !== undefined) {
    const contentId = address.scopeId ?? idOf(host, 'item') ?? idOf(host, 'workspace');
    const room = collab.room?.(requireId(contentId, 'item'));
    if (!room) throw unsupported('The host has no rooms with codes (host.collab.room).');
    return readGrant(await room.join(roomCode));
  }
  const scope = address.scope ?? (idOf(host, 'item') === undefined ? 'workspace' : 'item');
  return readGrant(await collab.getToken(scope, requireId(address.scopeId ?? idOf(host, scope), scope)));
}

function requireCollab({ collab }: HostLike): HostCollab {
  if (!collab) throw unsupported('The host has no host.collab.');
  return collab;
}

function idOf({ workspace, context }: HostLike, scope: HostScope): string | undefined {
  if (scope === 'room') return undefined;
  const key = scope === 'item' ? 'itemId' : 'workspaceId';
  return workspace?.[key] ?? context?.[key];
}

function requireId(id: string | undefined, scope: HostScope): string {
  if (id) return id;
  throw unsupported(`The host names no ${scope}; say which one with scopeId.`);
}

function readGrant(result: unknown): HostGrant {
  const record = asRecord(result) ?? {};
  const [token, url, name] = ['token', 'wsUrl', 'roomId'].map((key) => own(record, key));
  if (typeof token !== 'string' || typeof url !== 'string' || typeof name !== 'string') {
    throw unsupported('The host gave no token, address or room name (token, wsUrl, roomId).');
  }
  return { url, name, token, identity: decodeUser(own(record, 'identity')), turn: own(record, 'turn') };
}

function unsupported(text: string): CallError {
  return new CallError('host-unsupported', text);
}

function codeOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, 'code') : undefined;
}

function asCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  const [code, text] = BRIDGE_ERRORS.get(codeOf(thrown)) ?? ['host-busy', 'The host gave an error.'];
  return new CallError(code, text, { cause: thrown });
}
