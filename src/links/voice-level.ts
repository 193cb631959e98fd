/** A voice that has brought no packet for this long, ms, is silent: a receiver keeps its last level for 10 s. */
const STALE_AFTER_MS = 400;

/** The part of a receiver that is used. */
export type SynchronizedReceiver = Pick<RTCRtpReceiver, 'getSynchronizationSources'>;

/**
 * Reads how loud the voice that a receiver gets is, from the header of its last packet (RFC 6464). That needs neither
 * statistics nor Web Audio, and costs next to nothing.
 */
export class VoiceLevel {
  #receiver: SynchronizedReceiver | undefined;
  /** Of the newest packet, on the clock of the browser. */
  #timestamp = -1;
  /** When that packet was first seen, on our clock. */
  #seenAt = -Infinity;

  /**
   * The amplitude, 0 to 1; undefined where the sender's browser doesn't tell it, or nothing came yet. Never throws.
   *
   * @param now On our clock, ms.
   */
  read(receiver: SynchronizedReceiver | undefined, now: number): number | undefined {
    if (receiver !== this.#receiver) this.#timestamp = -1;
    this.#receiver = receiver;
    const newest = newestOf(receiver);
    if (newest?.audioLevel === undefined) return undefined;
    if (newest.timestamp !== this.#timestamp) {
      this.#timestamp = newest.timestamp;
      this.#seenAt = now;
    }
    return now - this.#seenAt < STALE_AFTER_MS ? newest.audioLevel : 0;
  }
}

function newestOf(receiver: SynchronizedReceiver | undefined): RTCRtpSynchronizationSource | undefined {
  let newest: RTCRtpSynchronizationSource | undefined;
  for (const source of receiver?.getSynchronizationSources() ?? [])
    if (!newest || source.timestamp > newest.timestamp) newest = source;
  return newest;
}
