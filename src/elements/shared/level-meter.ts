import { fallingLevel, loudnessOf } from './loudness.ts';

/** How often the bar moves, ms. */
const STEP_MS = 66;
/** The same for people who asked for less motion. */
const CALM_STEP_MS = 400;
/** How often assistive technology gets a new value, ms. It is there for who looks for it, and announced to nobody. */
const TOLD_EVERY_MS = 1000;

/**
 * Shows how loud a track is in an element with the role `meter`, whose first child is the bar.
 *
 * It draws past any rendering, and listens only while the element can be seen and there is a track; the rest of the
 * time it holds no audio context and no timer.
 */
export class LevelMeter {
  readonly #meter: HTMLElement;
  readonly #lifetime = new AbortController();
  readonly #sight: IntersectionObserver;
  #track: MediaStreamTrack | undefined;
  #isInSight = false;
  #listening: AbortController | undefined;

  constructor(meter: HTMLElement) {
    this.#meter = meter;
    this.#sight = new IntersectionObserver((entries) => {
      this.#isInSight = entries.at(-1)?.isIntersecting ?? false;
      this.#review();
    });
    this.#sight.observe(meter);
    const { signal } = this.#lifetime;
    document.addEventListener('visibilitychange', () => this.#review(), { signal });
    this.#show(0);
    this.#tell(0);
  }

  /** Whether it listens at the moment. */
  get isListening(): boolean {
    return this.#listening !== undefined;
  }

  /** Listens to this track from now on; to none with undefined. */
  follow(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#rest();
    this.#review();
  }

  /** Lets go of everything. */
  close(): void {
    this.#lifetime.abort();
    this.#sight.disconnect();
    this.#track = undefined;
    this.#rest();
  }

  #review(): void {
    const track = this.#track;
    if (track === undefined || !this.#isInSight || document.hidden) this.#rest();
    else if (this.#listening === undefined) this.#listen(track);
  }

  #listen(track: MediaStreamTrack): void {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let level = 0;
    const timer = setInterval(
      () => {
        analyser.getFloatTimeDomainData(samples);
        level = fallingLevel(level, loudnessOf(samples));
        this.#show(level);
      },
      matchMedia('(prefers-reduced-motion: reduce)').matches ? CALM_STEP_MS : STEP_MS,
    );
    const teller = setInterval(() => this.#tell(level), TOLD_EVERY_MS);
    // Some browsers let no page make or hear sound before the first gesture in it.
    const wake = (): void => {
      if (context.state === 'suspended') void context.resume().catch(() => undefined);
    };
    for (const gesture of ['pointerdown', 'keydown']) addEventListener(gesture, wake, { signal });
    signal.addEventListener('abort', () => {
      clearInterval(timer);
      clearInterval(teller);
      void context.close().catch(() => undefined);
    });
  }

  #rest(): void {
    this.#listening?.abort();
    this.#listening = undefined;
    this.#show(0);
    this.#tell(0);
  }

  #show(level: number): void {
    const bar = this.#meter.firstElementChild;
    if (bar instanceof HTMLElement) bar.style.transform = `scaleX(${level.toFixed(3)})`;
  }

  #tell(level: number): void {
    this.#meter.ariaValueNow = String(Math.round(level * 10) * 10);
  }
}
