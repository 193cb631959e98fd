/** Below this a spectrum holds nothing but noise. */
const SILENCE_DECIBELS = -70;

/** Hum and the analyser's own offset live below; every tone of the cast is above. */
const LOWEST_HERTZ = 150;

/** A context that goes on after the browser's audio service has crashed, which suspends all of them. */
export function openAudio(): AudioContext {
  const audio = new AudioContext();
  audio.addEventListener('statechange', () => {
    if (audio.state === 'suspended') void audio.resume();
  });
  return audio;
}

/** Hears the loudest tone of streams. The context keeps whatever was heard until it is closed. */
export class Ears {
  readonly #audio: AudioContext;
  /** By track, because the source node of a stream stays with the track it began with. */
  #analysers = new WeakMap<MediaStreamTrack, AnalyserNode>();

  constructor(audio: AudioContext) {
    this.#audio = audio;
    // The browser's audio service has crashed: what would be read is the last that was heard before, for ever.
    audio.addEventListener('error', () => {
      this.#analysers = new WeakMap();
    });
  }

  /** Frequency of the loudest tone now; undefined in silence and without a track. */
  dominantHertz(stream: MediaStream): number | undefined {
    const track = stream.getAudioTracks()[0];
    if (track === undefined) return undefined;
    const analyser = this.#analyserOf(track);
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(spectrum);
    const hertzPerBin = this.#audio.sampleRate / analyser.fftSize;
    let loudest = Math.ceil(LOWEST_HERTZ / hertzPerBin);
    for (let bin = loudest; bin < spectrum.length; bin += 1) {
      if ((spectrum[bin] ?? -Infinity) > (spectrum[loudest] ?? -Infinity)) loudest = bin;
    }
    return (spectrum[loudest] ?? -Infinity) > SILENCE_DECIBELS ? loudest * hertzPerBin : undefined;
  }

  #analyserOf(track: MediaStreamTrack): AnalyserNode {
    const known = this.#analysers.get(track);
    if (known !== undefined) return known;
    const analyser = new AnalyserNode(this.#audio, { fftSize: 4096, smoothingTimeConstant: 0 });
    this.#audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    this.#analysers.set(track, analyser);
    return analyser;
  }
}
