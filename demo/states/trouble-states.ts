import { CallError, type CallSnapshot, type PeerSnapshot, type RecoveryStep } from 'mesh-call/engine';
import { blocked, call, device, others, peer, self } from './snapshots.ts';

const flowing = { voice: 'flowing', picture: 'flowing' } as const;
const well = { ...flowing, ours: flowing } as const;

/** Somebody whose link is being brought back. */
export function recovering(name: string, hue: number, step: RecoveryStep): PeerSnapshot {
  const attempt = step === 'waiting' ? 0 : 1;
  return peer(name, hue, { link: 'reconnecting', recovery: { step, attempt, since: 0 } });
}

/** Somebody with whom there is no connection, and who was never seen. */
export function unreachable(name: string, hue: number): PeerSnapshot {
  return peer(name, hue, { link: 'failed', camera: false });
}

/** What can be wrong with sound and picture alone, by the words of the tile. */
export function oneWayPeers(): PeerSnapshot[] {
  const dark = { camera: false };
  return [
    peer('Alice Moreau', 25, { reception: { ...well, ours: { ...flowing, voice: 'missing' } } }),
    peer('Bob', 140, { reception: { ...well, ours: { ...flowing, picture: 'frozen' } } }),
    peer('Carol Østergaard-Lindqvist', 280, { ...dark, reception: { ...well, voice: 'missing' } }),
    peer('Erin Nakamura', 340, { reception: { ...well, picture: 'still-source' } }),
    peer('Frank', 60, { reception: { ...well, voice: 'silent-source' } }),
  ];
}

/** Weak connections of every kind, and somebody who speaks. */
export function weakPeers(): PeerSnapshot[] {
  return [
    peer('Alice Moreau', 25, { speaking: true }),
    peer('Bob', 140, { rating: { grade: 'fair', reason: 'delay' }, microphone: false }),
    peer('Carol Østergaard-Lindqvist', 280, {
      camera: false,
      rating: { grade: 'poor', reason: 'loss-here' },
    }),
    peer('Erin Nakamura', 340, { rating: { grade: 'fair', reason: 'bandwidth' } }),
  ];
}

/** `<mesh-call>` in each kind of trouble, by the name that `?only=` takes. */
export function troubleStates(): Record<string, CallSnapshot> {
  const bothDenied = self({
    camera: blocked('capture-denied-by-page'),
    microphone: blocked('capture-denied-by-page', 'microphone'),
  });
  const everyStep = [
    recovering('Alice Moreau', 25, 'waiting'),
    recovering('Bob', 140, 'restarting'),
    recovering('Carol Østergaard-Lindqvist', 280, 'relay'),
    recovering('Erin Nakamura', 340, 'new-connection'),
    unreachable('Frank Adler', 60),
  ];
  const [, , , connectingAnew] = everyStep;
  const silent = { ...well, ours: { voice: 'silent-source', picture: 'still-source' } } as const;
  return {
    'trouble-recovering': call({ peers: everyStep }),
    'trouble-recovering-1': call({ peers: everyStep.slice(1, 2) }),
    'trouble-gave-up-1': call({ peers: [unreachable('Frank Adler', 60)] }),
    'trouble-gave-up-5': call({ peers: everyStep.map(({ user }) => unreachable(user.name, 60)) }),
    'trouble-version': call({
      peers: [
        peer('Bob', 140, {
          link: 'failed',
          camera: false,
          error: new CallError('peer-incompatible', 'An example.'),
        }),
        ...others(2),
      ],
    }),
    'trouble-one-way': call({ peers: oneWayPeers() }),
    'trouble-own-devices': call({ peers: others(3).map((each) => ({ ...each, reception: silent })) }),
    'trouble-portal-away': call({
      room: 'disconnected',
      peers: connectingAnew ? [...others(2), connectingAnew] : [],
    }),
    'trouble-blocked': call({
      error: new CallError('signaling-blocked', 'An example.'),
      peers: [unreachable('Bob', 140)],
    }),
    'trouble-second-tab': call({
      elsewhere: 'before',
      sound: false,
      self: self({ microphone: device({ state: 'off' }) }),
    }),
    'trouble-device-lost': call({ self: self({ camera: blocked('capture-ended') }) }),
    'trouble-withheld': call({ withheld: ['camera', 'microphone'], self: bothDenied }),
    'trouble-seat-lost': call({
      state: 'waiting',
      ended: 'seat-lost',
      full: true,
      place: 1,
      peers: others(6),
      waiting: [{ id: 'self', user: { name: 'Dana' }, isSelf: true }],
    }),
    'trouble-left': call({ state: 'left', ended: 'left' }),
    'trouble-page-left': call({ state: 'left', ended: 'page-left' }),
    'trouble-taken-over': call({ state: 'left', ended: 'taken-over', elsewhere: 'after' }),
    'trouble-left-shut-out': call({
      state: 'left',
      ended: 'page-left',
      room: 'disconnected',
      error: new CallError('room-refused', 'An example.'),
    }),
    'trouble-closed': call({ state: 'closed', ended: 'closed', peers: [] }),
  };
}
