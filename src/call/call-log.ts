import type { Clock } from '../protocol/clock.ts';
import type { CallError, CallErrorCode } from '../protocol/errors.ts';
import type { Logger, LogLevel } from '../protocol/logger.ts';
import type { TypedEvents } from '../protocol/typed-event-target.ts';
import type { CallEvents } from './call-events.ts';
import type { CallSnapshot, OneWayReception, PeerSnapshot } from './snapshot.ts';

/** Errors after which the call goes on without a loss, or is tried again. */
const MILD: ReadonlySet<CallErrorCode> = new Set(['playback-blocked', 'peer-invalid', 'peer-incompatible']);

/** Writes down what changes in a call, in few words and without saying who takes part. */
export class CallLog {
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #began: number;
  readonly #numbers = new Map<string, number>();
  #last: CallSnapshot | undefined;

  constructor(logger: Logger, clock: Clock) {
    this.#logger = logger;
    this.#clock = clock;
    this.#began = clock.now();
  }

  /** Writes down what the session tells, from now on. */
  follow(session: TypedEvents<CallEvents> & { readonly snapshot: CallSnapshot }): void {
    this.changed(session.snapshot);
    session.addEventListener('change', ({ snapshot }) => {
      this.changed(snapshot);
    });
    session.addEventListener('error', ({ error }) => {
      this.failed(error);
    });
  }

  /** The snapshot is this one now. */
  changed(snapshot: CallSnapshot): void {
    const last = this.#last;
    this.#last = snapshot;
    this.#note('info', 'call', last?.state, snapshot.state);
    this.#note(snapshot.room === 'disconnected' ? 'warn' : 'info', 'room', last?.room, snapshot.room);
    for (const kind of ['microphone', 'camera'] as const)
      this.#note('info', kind, last?.self[kind].state, snapshot.self[kind].state);
    for (const peer of snapshot.peers) {
      const before = last?.peers.find(({ id }) => id === peer.id);
      if (before !== peer) this.#peerChanged(before, peer);
    }
    for (const { id } of last?.peers ?? [])
      if (!snapshot.peers.some((peer) => peer.id === id)) this.#write('info', `${this.#nameOf(id)}: gone`);
  }

  /** An error was told. Its text can name servers, so above `debug` only the code is written. */
  failed({ code, message, peer, device }: CallError): void {
    const about = peer === undefined ? (device ?? 'call') : this.#nameOf(peer);
    this.#write(MILD.has(code) ? 'warn' : 'error', `${about}: ${code}`);
    this.#write('debug', `${about}: ${message}`);
  }

  #peerChanged(before: PeerSnapshot | undefined, { id, link, reception }: PeerSnapshot): void {
    const name = this.#nameOf(id);
    this.#note(link === 'failed' || link === 'reconnecting' ? 'warn' : 'info', name, before?.link, link);
    this.#received(`${name} here`, before?.reception, reception);
    this.#received(`we at ${name}`, before?.reception.ours, reception.ours);
  }

  #received(what: string, before: OneWayReception | undefined, { voice, picture }: OneWayReception): void {
    this.#note(levelOf(voice), `voice of ${what}`, before?.voice ?? 'unknown', voice);
    this.#note(levelOf(picture), `picture of ${what}`, before?.picture ?? 'unknown', picture);
  }

  #note(level: LogLevel, what: string, before: string | undefined, now: string): void {
    if (before !== now) this.#write(level, `${what}: ${before === undefined ? '' : `${before} → `}${now}`);
  }

  #nameOf(id: string): string {
    const known = this.#numbers.get(id);
    if (known !== undefined) return `peer ${known}`;
    const number = this.#numbers.size + 1;
    this.#numbers.set(id, number);
    this.#write('debug', `peer ${number} is ${id}`);
    return `peer ${number}`;
  }

  #write(level: LogLevel, text: string): void {
    try {
      this.#logger({ level, after: Math.round(this.#clock.now() - this.#began), text });
    } catch {
      // A log that fails must not end the call that it is about.
    }
  }
}

/** Media that should arrive and doesn't is worth a warning; what is in order is for those who look closely. */
function levelOf(status: OneWayReception['voice'] | OneWayReception['picture']): LogLevel {
  return status === 'flowing' || status === 'off' || status === 'unknown' ? 'debug' : 'warn';
}
