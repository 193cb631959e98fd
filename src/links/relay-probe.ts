/**
 * What became of the question for one relay.
 *
 * - `reached`: it gave a relayed candidate, so it can carry media.
 * - `refused`: it answered with an error (RFC 8656); `errorCode` is that.
 * - `silent`: it gave no answer.
 */
export type RelayProbe =
  { readonly outcome: 'reached' | 'silent' } | { readonly outcome: 'refused'; readonly errorCode: number };

/** From here on the code of an `icecandidateerror` tells that there was no answer (W3C WebRTC). */
const NO_ANSWER_FROM = 700;

/**
 * Asks one TURN server for a relay, and gives it back at once.
 *
 * @param server With one address only.
 * @param signal Ends the question; it counts as `silent` then. Give it a time limit: browsers ask for 30 s and more.
 */
export async function probeRelay(server: RTCIceServer, signal: AbortSignal): Promise<RelayProbe> {
  const connection = new RTCPeerConnection({ iceServers: [server], iceTransportPolicy: 'relay' });
  const { promise, resolve } = Promise.withResolvers<RelayProbe>();
  const listening = new AbortController();
  const options = { signal: listening.signal };
  let answer: RelayProbe = { outcome: 'silent' };
  signal.addEventListener('abort', () => resolve(answer), options);
  connection.addEventListener(
    'icecandidate',
    ({ candidate }) => {
      if (candidate?.type === 'relay') resolve({ outcome: 'reached' });
    },
    options,
  );
  connection.addEventListener(
    'icecandidateerror',
    ({ errorCode }) => {
      if (errorCode < NO_ANSWER_FROM) answer = { outcome: 'refused', errorCode };
    },
    options,
  );
  connection.addEventListener(
    'icegatheringstatechange',
    () => {
      if (connection.iceGatheringState === 'complete') resolve(answer);
    },
    options,
  );
  try {
    if (signal.aborted) return answer;
    connection.createDataChannel('');
    await connection.setLocalDescription();
    return await promise;
  } finally {
    listening.abort();
    connection.close();
  }
}
