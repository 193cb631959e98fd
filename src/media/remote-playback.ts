/**
 * Plays the voices of the others, whatever happens to their tiles. The audio elements are not in the document: they
 * need no place there, and nobody can remove them by accident.
 */
export class RemotePlayback {
  readonly #onChange: () => void;
  readonly #players = new Map<string, HTMLAudioElement>();
  #speaker = '';
  #blocked = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** True when the browser wants a gesture before it plays. */
  get blocked(): boolean {
    return this.#blocked;
  }

  /** The chosen speaker; empty for the system's choice. */
  get speaker(): string {
    return this.#speaker;
  }

  /** Plays this stream under this name; the stream may get its tracks later. */
  add(name: string, stream: MediaStream): void {
    if (this.#players.has(name)) return;
    const player = new Audio();
    player.srcObject = stream;
    this.#players.set(name, player);
    void this.#route(player);
    void this.#play(player);
  }

  /** Stops playing what has this name. */
  remove(name: string): void {
    const player = this.#players.get(name);
    if (!player) return;
    this.#players.delete(name);
    player.pause();
    player.srcObject = null;
    if (this.#players.size === 0) this.#setBlocked(false);
  }

  /** Tries again, in the handler of a person's gesture. Never rejects. */
  async resume(): Promise<void> {
    await Promise.all([...this.#players.values()].map((player) => this.#play(player)));
  }

  /** Plays through another speaker, where the browser lets one choose. Never rejects. */
  async setSpeaker(deviceId: string): Promise<void> {
    this.#speaker = deviceId;
    await Promise.all([...this.#players.values()].map((player) => this.#route(player)));
    this.#onChange();
  }

  /** Stops everything. */
  close(): void {
    for (const name of [...this.#players.keys()]) this.remove(name);
  }

  async #play(player: HTMLAudioElement): Promise<void> {
    try {
      await player.play();
      if (this.#blocked && [...this.#players.values()].every(({ paused }) => !paused))
        this.#setBlocked(false);
    } catch (thrown) {
      // AbortError means that the player was removed meanwhile.
      if (thrown instanceof DOMException && thrown.name === 'NotAllowedError') this.#setBlocked(true);
    }
  }

  async #route(player: HTMLAudioElement): Promise<void> {
    if (this.#speaker === '' && !player.sinkId) return;
    if (!('setSinkId' in player)) return;
    try {
      await player.setSinkId(this.#speaker);
    } catch {
      // The speaker is gone or not allowed: the system's own choice goes on playing.
    }
  }

  #setBlocked(blocked: boolean): void {
    if (this.#blocked === blocked) return;
    this.#blocked = blocked;
    this.#onChange();
  }
}
