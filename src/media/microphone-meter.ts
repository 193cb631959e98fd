/** Samples in one look: 85 ms at 48 kHz, most of the time between two looks. */
const SAMPLES = 4096;

/** What our own microphone gives, whatever is sent of it. */
interface Meter {
  readonly track: MediaStreamTrack;
  /** What is listened to: the track itself, or our own copy of one that is muted. */
  readonly heard: MediaStreamTrack;
  readonly source: MediaStreamAudioSourceNode;
}

/** Not yet in TypeScript's own types: a context that plays nothing needs no speaker (W3C Web Audio, `sinkId`). */
type SilentContextOptions = AudioContextOptions & { readonly sinkId: { readonly type: 'none' } };
const SILENT: SilentContextOptions = { sinkId: { type: 'none' } };

/** Between two attempts to make the browser begin, ms: without a gesture or a capturing device it refuses. */
const RESUME_EVERY_MS = 2000;

/**
 * Measures how loud our own microphone is.
 *
 * A muted microphone stays open and its track gives silence, so for as long as it is muted a copy of the track is
 * measured, which goes nowhere else. Nothing is recorded, and one number is all that leaves this class.
 */
export class MicrophoneMeter {
  #context: AudioContext | undefined;
  #analyser: AnalyserNode | undefined;
  #meter: Meter | undefined;
  #resumedAt = -Infinity;
  readonly #samples = new Float32Array(SAMPLES);

  /**
   * The samples of the last moment; undefined while there is no microphone, or the browser doesn't let us measure.
   * Never throws.
   *
   * @param now On our clock, ms.
   */
  read(track: MediaStreamTrack | undefined, now: number): Float32Array | undefined {
    if (track?.readyState !== 'live') {
      this.close();
      return undefined;
    }
    try {
      this.#listenTo(track);
    } catch {
      // A browser without Web Audio, or with too many contexts: there is no level then, and all else goes on.
      this.close();
      return undefined;
    }
    if (this.#context?.state !== 'running') {
      this.#resume(now);
      return undefined;
    }
    this.#analyser?.getFloatTimeDomainData(this.#samples);
    return this.#samples;
  }

  /** Ends measuring and releases what that needs, until it is read again. Idempotent. */
  close(): void {
    this.#letGo();
    const context = this.#context;
    this.#context = undefined;
    this.#analyser = undefined;
    // A context that is closed already has nothing left to release.
    context?.close().catch(() => undefined);
  }

  #listenTo(track: MediaStreamTrack): void {
    const needsCopy = !track.enabled;
    if (this.#meter?.track === track && needsCopy === (this.#meter.heard !== track)) return;
    this.#letGo();
    const context = (this.#context ??= new AudioContext(SILENT));
    this.#analyser ??= new AnalyserNode(context, { fftSize: SAMPLES });
    const heard = needsCopy ? track.clone() : track;
    heard.enabled = true;
    const source = context.createMediaStreamSource(new MediaStream([heard]));
    this.#meter = { track, heard, source };
    source.connect(this.#analyser);
  }

  #letGo(): void {
    const meter = this.#meter;
    this.#meter = undefined;
    meter?.source.disconnect();
    if (meter && meter.heard !== meter.track) meter.heard.stop();
  }

  #resume(now: number): void {
    if (now - this.#resumedAt < RESUME_EVERY_MS) return;
    this.#resumedAt = now;
    // Refused until the person does something; the next attempt comes.
    this.#context?.resume().catch(() => undefined);
  }
}
