import { PeerLink } from '../../../src/links/peer-link.ts';
import type { LinkState } from '../../../src/links/link-state.ts';
import type { Recovery } from '../../../src/links/recovery-ladder.ts';
import type { Clock, TimerHandle } from '../../../src/protocol/clock.ts';
import type { Signal } from '../../../src/protocol/signal.ts';
import { assertEqual } from '../support/assert.ts';
import { ConnectionRecorder } from '../support/connection-recorder.ts';
import { until } from '../support/until.ts';

/** A clock that goes as fast as the test likes; what the browser does takes its own time. */
class HurriedClock implements Clock {
  readonly #due = new Map<number, { readonly at: number; readonly callback: () => void }>();
  #now = 0;
  #next = 1;

  now(): number {
    return this.#now;
  }

  schedule(callback: () => void, delay: number): TimerHandle {
    this.#due.set(this.#next, { at: this.#now + delay, callback });
    return this.#next++ as unknown as TimerHandle;
  }

  cancel(handle: TimerHandle | undefined): void {
    this.#due.delete(handle as unknown as number);
  }

  pass(duration: number): void {
    this.#now += duration;
    for (const [handle, { at, callback }] of [...this.#due]) {
      if (at > this.#now) continue;
      this.#due.delete(handle);
      callback();
    }
  }

  get pending(): number {
    return this.#due.size;
  }
}

/** One end of a link, with what it told. */
class End {
  readonly link: PeerLink;
  readonly sent: Signal[] = [];
  readonly states: LinkState[] = [];
  readonly recoveries: (Recovery | undefined)[] = [];
  readonly clock = new HurriedClock();
  other: End | undefined;

  constructor(offers: boolean) {
    this.link = new PeerLink({
      offers,
      configuration: () => Promise.resolve({}),
      media: { microphone: false, camera: false },
      clock: this.clock,
      listener: {
        send: (signal) => {
          this.sent.push(signal);
          if (signal.kind !== 'goodbye' && signal.kind !== 'user') this.other?.link.receive(signal);
        },
        state: (state) => this.states.push(state),
        recovery: (recovery) => this.recoveries.push(recovery),
        track: () => undefined,
        media: () => undefined,
        reception: () => undefined,
        channelOpen: () => undefined,
        channelClosed: () => undefined,
        channelDoubtful: () => undefined,
        frame: () => undefined,
        serverError: () => undefined,
        violation: () => undefined,
      },
    });
  }

  get offers(): number {
    return this.sent.filter((signal) => signal.kind === 'description' && signal.type === 'offer').length;
  }
}

describe('a link between two', () => {
  let recorder: ConnectionRecorder;
  let offering: End;
  let answering: End;
  let moments: ReturnType<typeof setInterval>;

  beforeEach(() => {
    recorder = new ConnectionRecorder();
    [offering, answering] = [new End(true), new End(false)];
    // Descriptions wait some milliseconds for candidates.
    moments = setInterval(() => {
      for (const { clock } of [offering, answering]) clock.pass(20);
    }, 20);
  });

  afterEach(() => {
    clearInterval(moments);
    for (const { link, clock } of [offering, answering]) {
      link.close();
      assertEqual(clock.pending, 0, 'timers left behind');
    }
    recorder.stop();
  });

  async function connect(): Promise<void> {
    [offering.other, answering.other] = [answering, offering];
    answering.link.start(false);
    offering.link.start(false);
    await until('both are connected', () =>
      [offering, answering].every(({ link }) => link.state === 'connected'),
    );
  }

  for (const side of ['offering', 'answering'] as const) {
    it(`gets a new path when the network of the ${side} side has changed, over the same connection`, async () => {
      await connect();
      const changed = side === 'offering' ? offering : answering;
      const before = offering.offers;
      const fragment = usernameFragment(recorder);
      changed.link.networkChanged();
      await until('ICE is restarted', () => {
        const now = usernameFragment(recorder);
        return recorder.connections[0]?.signalingState === 'stable' && now !== fragment;
      });
      assertEqual(offering.offers, before + 1, 'offers of one restart');
      assertEqual(answering.offers, 0, 'offers of the answering side');
      assertEqual(recorder.connections.length, 2, 'connections');
    });
  }

  it('says what it tries, gives up, and tries again when it is asked to', async () => {
    await connect();
    [offering.other, answering.other] = [undefined, undefined];
    recorder.connections.at(-1)?.close();
    await until('the loss is noticed', () => offering.link.state === 'reconnecting');
    while (offering.link.state !== 'failed') {
      offering.clock.pass(1000);
      await Promise.resolve();
    }
    const steps = offering.recoveries.flatMap((recovery) => recovery?.step ?? []);
    assertEqual(steps.join(' '), 'new-connection new-connection');
    assertEqual(offering.link.recovery, undefined);

    const before = recorder.connections.length;
    offering.link.retry();
    assertEqual(offering.link.state, 'reconnecting');
    await until('another connection is made', () => recorder.connections.length === before + 1);
  });

  it('is in trouble while nothing comes from the peer, restarts ICE, and works as soon as something comes', async () => {
    await connect();
    const fragment = usernameFragment(recorder);
    offering.link.lost();
    assertEqual(offering.link.state, 'reconnecting');
    assertEqual(offering.link.recovery?.step, 'waiting');
    offering.clock.pass(2000);
    await until('ICE is restarted', () => usernameFragment(recorder) !== fragment);
    assertEqual(offering.link.recovery?.step, 'restarting');
    offering.link.found();
    assertEqual(offering.link.state, 'connected');
    assertEqual(offering.link.recovery, undefined);
  });

  it('comes back when the other side was given up and asks again', async () => {
    await connect();
    [offering.other, answering.other] = [undefined, undefined];
    recorder.connections[0]?.close();
    recorder.connections[1]?.close();
    await until('the loss is noticed', () =>
      [offering, answering].every(({ link }) => link.state === 'reconnecting'),
    );
    while ([offering, answering].some(({ link }) => link.state !== 'failed')) {
      for (const { clock } of [offering, answering]) clock.pass(1000);
      await Promise.resolve();
    }
    [offering.other, answering.other] = [answering, offering];
    answering.link.retry();
    await until('both are connected', () =>
      [offering, answering].every(({ link }) => link.state === 'connected'),
    );
  });
});

function usernameFragment({ connections }: ConnectionRecorder): string | undefined {
  return /^a=ice-ufrag:(\S+)/m.exec(connections[0]?.localDescription?.sdp ?? '')?.[1];
}
