import type {
  beforeHandleAwarenessPayload,
  beforeHandleMessagePayload,
  Connection,
  Document,
  Extension,
  onConfigurePayload,
  onDisconnectPayload,
} from '@hocuspocus/server';
import { type AwarenessEntry, awarenessUpdateIn, readEntries, updateOf } from './awareness-message.ts';
import { FloodError } from './flood-error.ts';
import { limitsOf, type GuardLimits, type RoomGuardOptions } from './guard-options.ts';
import { GuardedRoom, type Writer } from './guarded-room.ts';
import { MessageBudget } from './message-budget.ts';
import { noRefusals, type RefusalCounts, RefusalLog, type RefusalReason } from './refusals.ts';

/**
 * Entries in one update. Clients that send what they have received send all participants of a room at once; more
 * than this is made to keep the server busy.
 */
const MAX_ENTRIES = 1000;

/** Before the other extensions, so that they see only what was let in. */
const PRIORITY = 1000;

/** The first version with the hook that can rewrite awareness. */
const LEAST_VERSION = [4, 1] as const;

/** What the guard knows of a connection. */
interface Visitor<Context> {
  readonly budget: MessageBudget;
  readonly log: RefusalLog;
  /** The message that is being handled; Hocuspocus handles those of one connection one after another. */
  message: { readonly entries: readonly AwarenessEntry[]; readonly context: Context } | undefined;
}

/**
 * A Hocuspocus extension that lets each connection write its own awareness states only, in the fields and sizes that
 * a call needs: `extensions: [roomGuard({ userOf: ({ sub }) => sub })]`. What it refuses it drops, and the rest of an
 * update goes through; only floods close a connection. docs/server.md tells the rules.
 *
 * One guard serves all rooms of a server. Needs `@hocuspocus/server` 4.1 or later and ends an earlier one when it
 * starts, because there nothing would be guarded.
 *
 * @throws {CallError} `invalid-option` when a limit is out of its range
 */
export function roomGuard<Context = unknown>(options: RoomGuardOptions<Context> = {}): RoomGuard<Context> {
  return new RoomGuard(options);
}

/** What `roomGuard()` gives: the extension, and a look at what it did. */
export class RoomGuard<Context = unknown> implements Extension<Context> {
  readonly extensionName = 'mesh-call-room-guard';
  readonly priority = PRIORITY;
  readonly #options: RoomGuardOptions<Context>;
  readonly #limits: GuardLimits;
  readonly #refusals = noRefusals();
  readonly #rooms = new WeakMap<Document, GuardedRoom<Connection<Context>>>();
  readonly #visitors = new WeakMap<Connection<Context>, Visitor<Context>>();

  /** Use `roomGuard()`. */
  constructor(options: RoomGuardOptions<Context>) {
    this.#options = options;
    this.#limits = limitsOf(options);
  }

  /** How often each reason to refuse has occurred, in all rooms; counts upwards. */
  get refusals(): RefusalCounts {
    return { ...this.#refusals };
  }

  /** Hook of Hocuspocus: refuses to start where the hooks below don't exist. */
  onConfigure({ version }: Pick<onConfigurePayload, 'version'>): Promise<void> {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const [leastMajor, leastMinor] = LEAST_VERSION;
    if (major > leastMajor || (major === leastMajor && minor >= leastMinor)) return Promise.resolve();
    return Promise.reject(
      new Error(
        `roomGuard needs @hocuspocus/server ${LEAST_VERSION.join('.')} or later, and this is ${version}.`,
      ),
    );
  }

  /** Hook of Hocuspocus: reads what the decoded update won't tell, and ends floods before they are decoded. */
  beforeHandleMessage(payload: beforeHandleMessagePayload<Context>): Promise<void> {
    const { connection, update: message, context } = payload;
    const visitor = this.#visitorOf(connection);
    visitor.message = undefined;
    const update = awarenessUpdateIn(message);
    if (update === undefined) return Promise.resolve();
    const entries = readEntries(update, MAX_ENTRIES);
    const isPatient = visitor.budget.receive(message.length, performance.now());
    if (isPatient && entries !== undefined) {
      visitor.message = { entries, context };
      return Promise.resolve();
    }
    if (isPatient) {
      // What we can't read, Hocuspocus may: without a message nothing of it is let in.
      this.#refuse('malformed', connection, context, undefined);
      return Promise.resolve();
    }
    this.#refuse('flood', connection, context, undefined);
    const flood = new FloodError();
    // Hocuspocus would close the room only and leave the socket to go on.
    connection.webSocket.close(flood.code, flood.reason);
    return Promise.reject(flood);
  }

  /** Hook of Hocuspocus: takes out of an update what its sender may not write. */
  beforeHandleAwareness(payload: beforeHandleAwarenessPayload<Context>): Promise<void> {
    const { connection, document, states } = payload;
    // From another server instance, whose guard has seen it, or from the portal's own code.
    if (connection === undefined) return Promise.resolve();
    const visitor = this.#visitorOf(connection);
    const { message } = visitor;
    visitor.message = undefined;
    // A message that was still waiting when its connection ended: nobody would remove its states again.
    if (message === undefined || !document.hasConnection(connection)) {
      states.clear();
      return Promise.resolve();
    }
    const { entries, context } = message;
    const news = newest(entries, document);
    // The decoder adds an id of its own, and what isn't newer than what the room knows would change nothing: providers
    // before 4.5 send back what they receive.
    for (const id of [...states.keys()]) {
      if (news.get(id)?.removal !== undefined || !news.has(id)) states.delete(id);
    }
    const removals = [...news.values()].filter(({ clientID, removal }) => {
      return removal !== undefined && document.awareness.getStates().has(clientID);
    });
    if (states.size === 0 && removals.length === 0) return Promise.resolve();
    const writer = this.#writerOf(connection, context);
    const now = performance.now();
    if (!writer.isHost && !visitor.budget.update(now)) {
      states.clear();
      this.#refuse('too-fast', connection, context, undefined);
      return Promise.resolve();
    }
    const room = this.#roomOf(document);
    for (const { clientID, removal } of removals) {
      if (removal === undefined) continue;
      if (room.ids.get(clientID)?.connection === connection) {
        // Hocuspocus passes on states only, so that a removal would be seen after 30 s.
        document.applyAwarenessUpdate(connection, updateOf(removal));
      } else {
        this.#refuse('foreign-removal', connection, context, clientID);
      }
    }
    for (const [id, state] of [...states]) {
      const { letIn, reasons } = room.judge(id, state, news.get(id)?.bytes ?? 0, writer, now);
      for (const reason of reasons) this.#refuse(reason, connection, context, id);
      // Hocuspocus itself remembers only ids that it has never seen before, and forgets the others' states.
      if (letIn) document.getClients(connection).add(id);
      else states.delete(id);
    }
    return Promise.resolve();
  }

  /** Hook of Hocuspocus: frees the ids of connections that have ended. */
  onDisconnect({ document }: Pick<onDisconnectPayload<Context>, 'document'>): Promise<void> {
    this.#rooms.get(document)?.ids.sweep(performance.now());
    return Promise.resolve();
  }

  #roomOf(document: Document): GuardedRoom<Connection<Context>> {
    const room = this.#rooms.get(document) ?? new GuardedRoom<Connection<Context>>(document, this.#limits);
    this.#rooms.set(document, room);
    return room;
  }

  #visitorOf(connection: Connection<Context>): Visitor<Context> {
    const known = this.#visitors.get(connection);
    if (known) return known;
    const budget = new MessageBudget(this.#limits, performance.now());
    const visitor = { budget, log: new RefusalLog(), message: undefined };
    this.#visitors.set(connection, visitor);
    return visitor;
  }

  #writerOf(connection: Connection<Context>, context: Context): Writer<Connection<Context>> {
    const { isHost, enforceUserId = true } = this.#options;
    return {
      connection,
      user: this.#userOf(context),
      isHost: attempt(() => isHost?.(context)) === true,
      enforceUserId,
    };
  }

  #userOf(context: Context): string | undefined {
    const user = attempt(() => this.#options.userOf?.(context));
    return typeof user === 'string' && user !== '' ? user : undefined;
  }

  #refuse(
    reason: RefusalReason,
    connection: Connection<Context>,
    context: Context,
    clientID: number | undefined,
  ): void {
    this.#refusals[reason] += 1;
    const { onRefusal } = this.#options;
    if (onRefusal === undefined) return;
    const count = this.#visitorOf(connection).log.count(reason, performance.now());
    if (count === 0) return;
    const { socketId, document } = connection;
    const user = this.#userOf(context);
    attempt(() => onRefusal({ reason, documentName: document.name, socketId, user, clientID, count }));
  }
}

/** The newest entry of each client, without those that are no newer than what the room knows. */
function newest(entries: readonly AwarenessEntry[], { awareness }: Document): Map<number, AwarenessEntry> {
  const news = new Map<number, AwarenessEntry>();
  for (const entry of entries) {
    const known = awareness.meta.get(entry.clientID)?.clock ?? 0;
    const before = news.get(entry.clientID);
    // A removal counts with the clock of the state that it removes.
    const isNews = entry.removal ? entry.clock >= known : entry.clock > known;
    if (isNews && !(before && before.clock >= entry.clock)) news.set(entry.clientID, entry);
  }
  return news;
}

/** What a function of the portal gives; undefined when it throws, because its mistake is no reason to end a call. */
function attempt<Value>(ask: () => Value): Value | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
