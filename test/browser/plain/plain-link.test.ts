import type { LinkState } from '../../../src/links/link-state.ts';
import { PlainLink } from '../../../src/plain/plain-link.ts';
import { PlainSlots } from '../../../src/plain/plain-slots.ts';
import type { Clock } from '../../../src/protocol/clock.ts';
import { assertEqual, assertTrue } from '../support/assert.ts';
import { until } from '../support/until.ts';

/** Time passes this much faster for the link than for us. */
const HASTE = 20;

const hastyClock: Clock = {
  now: () => performance.now() * HASTE,
  schedule: (callback, delay) => setTimeout(callback, delay / HASTE),
  cancel: (handle) => {
    clearTimeout(handle);
  },
};

describe('the link to a plain peer', () => {
  let slots: PlainSlots;
  let offers: number;
  let states: (readonly [LinkState, string | undefined])[];
  let violations: string[];
  let link: PlainLink;

  beforeEach(() => {
    offers = 0;
    states = [];
    violations = [];
    slots = new PlainSlots(hastyClock, () => {
      if (slots.offers.content) offers += 1;
    });
    link = new PlainLink({
      peer: 7,
      slots,
      turn: () => 0,
      configuration: () => Promise.resolve({}),
      clock: hastyClock,
      listener: {
        state: (state, error) => states.push([state, error?.code]),
        track: () => undefined,
        media: () => undefined,
        hungUp: () => undefined,
        serverError: () => undefined,
        violation: (detail) => violations.push(detail),
      },
    });
  });

  afterEach(() => {
    link.close();
    slots.clear();
  });

  it('fails after two calls that nobody answers, and works when the peer calls then', async () => {
    await until('the link has failed', () => link.state === 'failed', 10_000);
    assertEqual(offers, 2, 'calls');
    assertEqual(JSON.stringify(states), JSON.stringify([['failed', 'link-failed']]));
    const peer = new RTCPeerConnection();
    peer.addTransceiver('audio');
    await peer.setLocalDescription();
    await until('all candidates are found', () => peer.iceGatheringState === 'complete');
    link.update({ offer: peer.localDescription?.sdp ?? '' });
    await until('there is an answer', () => slots.answers.content?.to === 7);
    await peer.setRemoteDescription({ type: 'answer', sdp: slots.answers.content?.sdp ?? '' });
    await until('the link works', () => link.state === 'connected');
    peer.close();
  });

  it('does not take the answer to an earlier call for the answer to this one', async () => {
    const earlier = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n';
    link.update({ answer: earlier });
    await until('we call', () => offers === 1);
    link.update({ answer: earlier });
    await until('nobody has answered', () => offers === 2, 10_000);
    assertEqual(violations.length, 0, 'violations');
  });

  it('is no longer interested in offers that come faster than anyone can follow', async () => {
    for (let round = 0; round < 30; round++) link.update({ offer: `rubbish ${round}` });
    await until('it says so', () =>
      violations.some((detail) => detail.includes('faster') || detail.includes('follow')),
    );
    assertTrue(violations.length <= 31, `${violations.length} reports`);
  });
});
