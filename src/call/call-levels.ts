import type { LocalDeviceSnapshot } from '../media/local-device.ts';
import { MicrophoneMeter } from '../media/microphone-meter.ts';
import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { keepIfEqual } from '../protocol/keep-if-equal.ts';
import { type ActiveSpeaker, followSpeaker, NOBODY } from '../quality/active-speaker.ts';
import { amplitudeOf, loudnessOf } from '../quality/loudness.ts';
import { type MutedSpeech, NOT_MUTED, watchMutedSpeech } from '../quality/muted-speech.ts';
import { hearVoice, silentVoice, type Voice } from '../quality/speaking.ts';
import { isPageHidden } from './page-lifecycle.ts';

/** Between two looks at all levels, ms: eight a second look smooth, and no syllable is missed. */
export const LEVEL_EVERY_MS = 125;

/** The same while nobody looks at the page, ms: only to see whether somebody does again. */
const LEVEL_HIDDEN_EVERY_MS = 1000;

/** Stands for ourselves among those who have a level. */
export const SELF = 'self';

/** A person with a voice. */
export interface LevelSource {
  readonly id: string;
  /** Whether they are heard now, for their snapshot. */
  speaking: boolean;
  /** The amplitude now, 0 to 1; undefined where it is not known. */
  readAmplitude(now: number): number | undefined;
}

/** Told of a level: 0 is silence, 1 very loud. */
export type LevelListener = (level: number) => void;

/** What the levels need to know and to tell. */
export interface CallLevelsOptions {
  readonly clock: Clock;
  /** All others with a seat, also those who are silent or not connected at the moment. */
  readonly peers: () => Iterable<LevelSource>;
  readonly microphone: () => LocalDeviceSnapshot;
  /** Whether we are in the call, where it counts who speaks. */
  readonly inCall: () => boolean;
  /** Who speaks, or what follows from it, has changed. Levels alone are no change. */
  readonly onChange: () => void;
}

/** What snapshots say of the levels, besides what each peer says. */
export interface Speech {
  /** Whether the others hear us speak. */
  readonly speaking: boolean;
  /** Session id of the peer whom the call looks at. */
  readonly active: string | undefined;
  /** Whether to say that nobody hears us. */
  readonly mutedHint: boolean;
}

const SILENCE: Speech = Object.freeze({ speaking: false, active: undefined, mutedHint: false });

/**
 * How loud everybody is. It looks only while we are in the call or somebody watches, and while the page is visible;
 * levels go to their watchers, and only who speaks goes into snapshots.
 */
export class CallLevels {
  readonly #options: CallLevelsOptions;
  readonly #meter = new MicrophoneMeter();
  readonly #watchers = new Map<string, Set<LevelListener>>();
  readonly #told = new Map<LevelListener, number>();
  #voices = new Map<string, Voice>();
  #speaker: ActiveSpeaker<string> = NOBODY;
  #muted: MutedSpeech = NOT_MUTED;
  #speech = SILENCE;
  #timer: TimerHandle | undefined;
  #closed = false;

  constructor(options: CallLevelsOptions) {
    this.#options = options;
  }

  get speech(): Speech {
    return this.#speech;
  }

  /** Tells the level of somebody from now on, each time that it is another one; returns how to end that. */
  watch(id: string, listener: LevelListener): () => void {
    if (this.#closed) return () => undefined;
    // Each watch is its own, also when the same function is given twice.
    const own: LevelListener = (level) => {
      listener(level);
    };
    const watchers = this.#watchers.get(id) ?? new Set<LevelListener>();
    this.#watchers.set(id, watchers.add(own));
    this.update();
    return () => {
      watchers.delete(own);
      this.#told.delete(own);
      if (watchers.size === 0 && this.#watchers.get(id) === watchers) this.#watchers.delete(id);
      this.update();
    };
  }

  /** The call or our microphone may be different now: begins, or lets go of what is needed no more. Tells nothing. */
  update(): void {
    if (this.#closed) return;
    if (this.#options.microphone().track?.readyState !== 'live') this.#meter.close();
    if (!this.#isNeeded) this.#rest();
    else if (this.#timer === undefined) this.#next(0);
  }

  /** Ends for good. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#watchers.clear();
    this.#told.clear();
    this.#rest();
  }

  get #isNeeded(): boolean {
    return this.#options.inCall() || this.#watchers.size > 0;
  }

  #next(delay: number): void {
    this.#timer = this.#options.clock.schedule(() => {
      this.#next(isPageHidden() ? LEVEL_HIDDEN_EVERY_MS : LEVEL_EVERY_MS);
      this.#look();
    }, delay);
  }

  #rest(): void {
    this.#options.clock.cancel(this.#timer);
    this.#timer = undefined;
    this.#meter.close();
    this.#voices.clear();
    this.#speaker = NOBODY;
    this.#muted = NOT_MUTED;
    this.#speech = SILENCE;
  }

  #look(): void {
    const { clock, peers, inCall } = this.#options;
    const now = clock.now();
    const levels = new Map<string, number>();
    if (!isPageHidden()) {
      levels.set(SELF, this.#ownLevel(now));
      for (const peer of peers()) levels.set(peer.id, loudnessOf(peer.readAmplitude(now)));
    } else {
      this.#meter.close();
    }
    this.#voices = new Map(
      [...levels].map(([id, level]) => [id, hearVoice(this.#voices.get(id) ?? silentVoice(now), level, now)]),
    );
    // Where nobody looks, the one who spoke last is still the one.
    if (!inCall()) this.#speaker = NOBODY;
    else if (levels.size > 0) this.#speaker = followSpeaker(this.#speaker, this.#others(), now);
    this.#review(now);
    this.#tell(levels);
  }

  #ownLevel(now: number): number {
    const samples = this.#meter.read(this.#options.microphone().track, now);
    return samples ? loudnessOf(amplitudeOf(samples)) : 0;
  }

  #others(): ReadonlyMap<string, Voice> {
    return new Map([...this.#voices].filter(([id]) => id !== SELF));
  }

  #review(now: number): void {
    const own = this.#voices.get(SELF) ?? silentVoice(now);
    const { state, track } = this.#options.microphone();
    const isMuted = this.#options.inCall() && state === 'off' && track !== undefined;
    this.#muted = watchMutedSpeech(this.#muted, { ...own, muted: isMuted }, now);
    const before = this.#speech;
    this.#speech = keepIfEqual(before, {
      speaking: state === 'on' && own.speaking,
      active: this.#speaker.active,
      mutedHint: this.#muted.hint,
    });
    let isNews = this.#speech !== before;
    for (const peer of this.#options.peers()) {
      const speaking = this.#voices.get(peer.id)?.speaking ?? false;
      isNews ||= speaking !== peer.speaking;
      peer.speaking = speaking;
    }
    if (isNews) this.#options.onChange();
  }

  #tell(levels: ReadonlyMap<string, number>): void {
    const isMuted = this.#options.microphone().state !== 'on';
    for (const [id, watchers] of this.#watchers) {
      const level = id === SELF && isMuted ? 0 : (levels.get(id) ?? 0);
      for (const watcher of [...watchers]) {
        if (this.#told.get(watcher) === level) continue;
        this.#told.set(watcher, level);
        watcher(level);
      }
    }
  }
}
