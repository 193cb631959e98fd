/** A source of pictures that can end by itself, as a camera does that is unplugged: its tracks fire `ended`. */
export class EndableCamera {
  readonly track: MediaStreamTrack;
  readonly #source: WritableStream;

  constructor() {
    // Chromium's own; no type library has it.
    const Generator = Reflect.get(globalThis, 'MediaStreamTrackGenerator') as new (init: {
      kind: 'video';
    }) => MediaStreamTrack & { readonly writable: WritableStream };
    const generator = new Generator({ kind: 'video' });
    this.track = generator;
    this.#source = generator.writable;
  }

  async end(): Promise<void> {
    await this.#source.close();
  }
}
