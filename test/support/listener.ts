import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

const SAMPLE_RATE = 16_000;
/** A quarter of a second: tones that are 150 Hz apart are told from each other, and a change is heard soon. */
const SAMPLES = 4096;
const BYTES = SAMPLES * Float32Array.BYTES_PER_ELEMENT;

/** Hears what comes out of a loudspeaker of a sound server. */
export class Listener {
  readonly #recorder: ChildProcess;
  #heard = Buffer.alloc(0);

  constructor(loudspeaker: string, environment: Readonly<Record<string, string>>) {
    const recorder = spawn(
      'parec',
      [
        '--raw',
        '--format=float32le',
        `--rate=${SAMPLE_RATE}`,
        '--channels=1',
        '--latency-msec=20',
        `--device=${loudspeaker}.monitor`,
      ],
      { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'ignore'] },
    );
    this.#recorder = recorder;
    recorder.stdout.on('data', (chunk: Buffer) => {
      const all = Buffer.concat([this.#heard, chunk]);
      // Whole samples, whatever the pipe makes of them.
      const surplus = Math.max(0, all.length - BYTES);
      this.#heard = all.subarray(surplus - (surplus % Float32Array.BYTES_PER_ELEMENT));
    });
  }

  /** Amplitude of the tone of this frequency now, where 1 is as loud as can be (Goertzel's algorithm). */
  amplitude(hertz: number): number {
    const step = (2 * Math.PI * hertz) / SAMPLE_RATE;
    let [before, last] = [0, 0];
    for (let index = 0; index < SAMPLES; index += 1) {
      // A window without edges, so that other tones don't leak into this one.
      const weight = 1 - Math.cos((2 * Math.PI * index) / SAMPLES);
      [before, last] = [last, weight * this.#sample(index) + 2 * Math.cos(step) * last - before];
    }
    const power = last * last + before * before - 2 * Math.cos(step) * last * before;
    return (2 * Math.sqrt(Math.max(0, power))) / SAMPLES;
  }

  async stop(): Promise<void> {
    const ended = once(this.#recorder, 'exit');
    this.#recorder.kill();
    await ended;
  }

  #sample(index: number): number {
    const offset = index * Float32Array.BYTES_PER_ELEMENT;
    return offset + Float32Array.BYTES_PER_ELEMENT <= this.#heard.length
      ? this.#heard.readFloatLE(offset)
      : 0;
  }
}
