import type { CheckResult, Diagnosis, LinkQuality, PeerDiagnosis } from 'mesh-call/engine';

/** The others of the examples, in the order of the diagnosis. */
export const diagnosedNames = ['Alice Moreau', 'Bob', 'Carol Østergaard-Lindqvist', 'Erin Nakamura', 'Frank'];

const direct: LinkQuality = {
  path: 'direct',
  protocol: 'udp',
  relayProtocol: undefined,
  roundTripTime: 12.4,
  incoming: {
    bitrate: 1_240_000,
    packetLoss: 0,
    jitter: 3.1,
    picture: { width: 1280, height: 720, frameRate: 29.8 },
    freezes: 0,
    concealment: 0,
  },
  outgoing: {
    bitrate: 980_000,
    packetLoss: 0.4,
    picture: { width: 1280, height: 720, frameRate: 30 },
    limitation: 'none',
  },
};

const relayed: LinkQuality = {
  ...direct,
  path: 'relay',
  relayProtocol: 'tls',
  roundTripTime: 184,
  incoming: {
    ...direct.incoming,
    bitrate: 310_000,
    packetLoss: 6.2,
    jitter: 48,
    freezes: 2,
    concealment: 3.7,
  },
  outgoing: {
    ...direct.outgoing,
    bitrate: 145_000,
    picture: { width: 320, height: 180, frameRate: 14.6 },
    limitation: 'bandwidth',
  },
};

/** A link, with what is different. */
function link(index: number, change: Partial<PeerDiagnosis> = {}): PeerDiagnosis {
  return {
    letter: String.fromCharCode(65 + index),
    link: 'connected',
    microphone: true,
    camera: true,
    reception: { voice: 'flowing', picture: 'flowing', ours: { voice: 'flowing', picture: 'flowing' } },
    quality: direct,
    history: [
      { state: 'connecting', after: 900 },
      { state: 'connected', after: 1400 },
    ],
    ...change,
  };
}

/** A call of `count` people, oneself included. */
export function diagnosisOf(count: number): Diagnosis {
  const lost = { state: 'reconnecting', after: 60_000 } as const;
  const links = [
    link(0),
    link(1, { quality: relayed, history: [...link(1).history, lost, { state: 'connected', after: 62_000 }] }),
    link(2, { link: 'reconnecting', quality: undefined, history: [...link(2).history, lost] }),
    link(3, { link: 'failed', quality: undefined }),
    link(4),
  ];
  const device = { state: 'on', pending: false, interrupted: false, choices: 1 } as const;
  return {
    version: 1,
    after: 90_000,
    browser: { name: 'Chromium', version: 141, mobile: false },
    state: 'joined',
    room: 'connected',
    capacity: 6,
    waiting: 0,
    playbackBlocked: false,
    withheld: [],
    microphone: device,
    camera: device,
    peers: links.slice(0, count - 1),
  };
}

/** Results of a check, one of each kind. */
export const checkResults: readonly CheckResult[] = [
  { name: 'microphone', outcome: 'fail', code: 'microphone-silent', message: 'An example.', duration: 5200 },
  { name: 'camera', outcome: 'pass', code: 'check-passed', message: 'An example.', duration: 640 },
  { name: 'room', outcome: 'pass', code: 'check-passed', message: 'An example.', duration: 210 },
  {
    name: 'relay',
    relayProtocol: 'udp',
    outcome: 'fail',
    code: 'relay-unreachable',
    message: 'An example.',
    duration: 8000,
  },
  {
    name: 'relay',
    relayProtocol: 'tls',
    outcome: 'pass',
    code: 'check-passed',
    message: 'An example.',
    duration: 130,
  },
  { name: 'loopback', outcome: 'skip', code: 'check-not-possible', message: 'An example.', duration: 0 },
];
