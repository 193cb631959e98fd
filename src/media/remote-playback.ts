import { CallError } from '../protocol/errors.ts';
import { pageLoaded } from './page-loaded.ts';
import { speakerError, type SpeakerSnapshot, tryOutSpeaker } from './speaker.ts';

/** What the playback tells. */
export interface RemotePlaybackListener {
  readonly onChange: () => void;
  readonly onError: (error: CallError) => void;
}

/** How one person is heard here, as the listener has it. */
export interface Loudness {
  /** 0 is silence, 1 is as loud as it arrives. */
  readonly volume: number;
  /** Whether nothing of them is played. */
  readonly muted: boolean;
}

const AS_IT_ARRIVES: Loudness = Object.freeze({ volume: 1, muted: false });

interface Player {
  readonly audio: HTMLAudioElement;
  readonly stream: MediaStream;
  /** Whose sound it is. */
  readonly person: string;
  /** Whether the page has been loaded. */
  mayBegin: boolean;
  /** Until it is started anew. */
  restart: ReturnType<typeof setTimeout> | undefined;
}

/** A player that has failed is started anew after this, ms: it tells so several times, and shall not be busy with it. */
const RESTART_AFTER_MS = 500;

/**
 * Plays the voices of the others, whatever happens to their tiles. The audio elements are not in the document: they
 * need no place there, and nobody can remove them by accident.
 */
export class RemotePlayback {
  readonly #listener: RemotePlaybackListener;
  readonly #players = new Map<string, Player>();
  /** Of those who are not heard as they arrive; kept while their players come and go. */
  readonly #loudness = new Map<string, Loudness>();
  #speaker: SpeakerSnapshot = Object.freeze({ deviceId: '', pending: false, error: undefined });
  /** Counts choices, so that only the last one counts. */
  #choice = 0;
  #blocked = false;
  #muted = false;

  constructor(listener: RemotePlaybackListener) {
    this.#listener = listener;
  }

  /** True when the browser wants a gesture before it plays. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** Whether nothing is to be heard, because the same people are heard elsewhere. */
  get muted(): boolean {
    return this.#muted;
  }

  setMuted(muted: boolean): void {
    this.#muted = muted;
    this.#applyLoudness();
    this.#listener.onChange();
  }

  /** How this person is heard; the same object until that changes. */
  loudnessOf(person: string): Loudness {
    return this.#loudness.get(person) ?? AS_IT_ARRIVES;
  }

  /** Changes how all sound of this person is heard, now and later. */
  setLoudness(person: string, change: Partial<Loudness>): void {
    const before = this.loudnessOf(person);
    const { volume, muted } = { ...before, ...change };
    if (volume === before.volume && muted === before.muted) return;
    if (volume === 1 && !muted) this.#loudness.delete(person);
    else this.#loudness.set(person, Object.freeze({ volume, muted }));
    this.#applyLoudness();
    this.#listener.onChange();
  }

  /** Where the others are heard; the same object until something about it changes. */
  get speaker(): SpeakerSnapshot {
    return this.#speaker;
  }

  /**
   * Plays this stream under this name; the stream may get its tracks later, see `tracksCame()`.
   *
   * @param person Whose sound it is, where the name is not the person's own.
   */
  add(name: string, stream: MediaStream, person = name): void {
    if (this.#players.has(name)) return;
    const audio = new Audio();
    const player: Player = { audio, stream, person, mayBegin: false, restart: undefined };
    this.#players.set(name, player);
    this.#applyLoudness();
    // Nobody has a button to pause it: the browser or the system did, and mostly only for a while.
    audio.addEventListener('pause', () => {
      if (this.#players.get(name)?.audio === audio) this.#resumeInterrupted(audio);
    });
    audio.addEventListener('error', () => this.#startAnew(name, audio));
    void this.#route(audio);
    void pageLoaded().then(() => {
      player.mayBegin = true;
      if (this.#players.get(name) === player) this.tracksCame(name);
    });
  }

  /** Tell it when the stream of this name has got tracks. */
  tracksCame(name: string): void {
    const player = this.#players.get(name);
    if (!player?.mayBegin || player.audio.srcObject !== null) return;
    // Chromium's player of a stream without tracks plays what comes later, but never tells when it fails.
    if (player.stream.getTracks().length > 0) this.#begin(player);
  }

  /** Stops playing what has this name. */
  remove(name: string): void {
    const player = this.#players.get(name);
    if (!player) return;
    const { audio, restart } = player;
    this.#players.delete(name);
    clearTimeout(restart);
    audio.pause();
    audio.srcObject = null;
    this.#checkBlocked();
  }

  /** The chosen speaker is gone: the system's choice goes on. */
  speakersChanged(available: ReadonlySet<string>): void {
    const { deviceId } = this.#speaker;
    if (deviceId === '' || available.has(deviceId)) return;
    this.#choice += 1;
    void this.#use('', speakerError('speaker-missing'));
  }

  /** Tries again, in the handler of a person's gesture. */
  resume(): void {
    for (const { audio } of this.#players.values()) this.#play(audio);
    this.#checkBlocked();
  }

  /**
   * Plays through another speaker, where the browser lets one choose. One that can't be had leaves the present one in
   * use. Never rejects.
   */
  async setSpeaker(deviceId: string): Promise<void> {
    const choice = (this.#choice += 1);
    const { deviceId: present } = this.#speaker;
    this.#tell({ deviceId: present, pending: true, error: undefined });
    const error = await tryOutSpeaker(deviceId);
    if (choice === this.#choice) await this.#use(error ? present : deviceId, error);
  }

  /** Stops everything. */
  close(): void {
    this.#choice += 1;
    for (const name of [...this.#players.keys()]) this.remove(name);
  }

  async #use(deviceId: string, error: CallError | undefined): Promise<void> {
    this.#tell({ deviceId, pending: false, error });
    if (error) this.#listener.onError(error);
    await Promise.all([...this.#players.values()].map(({ audio }) => this.#route(audio)));
  }

  #applyLoudness(): void {
    for (const { audio, person } of this.#players.values()) {
      const { volume, muted } = this.loudnessOf(person);
      audio.volume = volume;
      audio.muted = this.#muted || muted;
    }
  }

  #tell(speaker: SpeakerSnapshot): void {
    this.#speaker = Object.freeze(speaker);
    this.#listener.onChange();
  }

  /**
   * When the browser's audio service has crashed, Chromium's players say so, claim to go on, and are silent until they get
   * their stream anew.
   */
  #startAnew(name: string, audio: HTMLAudioElement): void {
    const player = this.#players.get(name);
    if (player?.audio !== audio || player.restart !== undefined) return;
    player.restart = setTimeout(() => {
      player.restart = undefined;
      audio.srcObject = null;
      this.#begin(player);
    }, RESTART_AFTER_MS);
  }

  #begin({ audio, stream }: Player): void {
    audio.srcObject = stream;
    this.#play(audio);
    this.#checkBlocked();
  }

  #resumeInterrupted(player: HTMLAudioElement): void {
    if (player.srcObject === null) return;
    this.#play(player);
    this.#checkBlocked();
  }

  #play(player: HTMLAudioElement): void {
    player.play().catch((thrown: unknown) => {
      // AbortError means that the player was removed meanwhile.
      if (thrown instanceof DOMException && thrown.name === 'NotAllowedError') this.#checkBlocked();
    });
  }

  /** An allowed `play()` ends `paused` at once, long before the first sound of a muted peer resolves its promise. */
  #checkBlocked(): void {
    this.#setBlocked(
      [...this.#players.values()].some(({ audio }) => audio.srcObject !== null && audio.paused),
    );
  }

  async #route(player: HTMLAudioElement): Promise<void> {
    const { deviceId } = this.#speaker;
    if (deviceId === '' && !player.sinkId) return;
    if (!('setSinkId' in player)) return;
    try {
      await player.setSinkId(deviceId);
    } catch {
      // The speaker is gone or not allowed: the system's own choice goes on playing.
    }
  }

  #setBlocked(blocked: boolean): void {
    if (this.#blocked === blocked) return;
    this.#blocked = blocked;
    this.#listener.onChange();
    if (!blocked) return;
    this.#listener.onError(
      new CallError(
        'playback-blocked',
        'The browser wants a gesture before it plays sound. Call resumePlayback() in the handler of a click.',
      ),
    );
  }
}
