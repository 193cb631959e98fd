/** A call of the page with itself: two connections, of which one sends to the other. */
export class Loopback {
  readonly #near: RTCPeerConnection;
  readonly #far: RTCPeerConnection;
  readonly #lifetime = new AbortController();
  readonly #echoed: Promise<void>;

  /** Makes both connections; `connect()` begins. Whoever made it closes it. */
  constructor(configuration: RTCConfiguration, tracks: readonly MediaStreamTrack[] = []) {
    this.#near = new RTCPeerConnection(configuration);
    this.#far = new RTCPeerConnection(configuration);
    this.#passCandidates(this.#near, this.#far);
    this.#passCandidates(this.#far, this.#near);
    this.#echoed = this.#echo();
    for (const track of tracks) this.#near.addTrack(track);
  }

  /** Resolves when a word has gone there and back. It can take for ever: close the loopback to end it. */
  async connect(): Promise<void> {
    await this.#near.setLocalDescription();
    if (this.#near.localDescription) await this.#far.setRemoteDescription(this.#near.localDescription);
    await this.#far.setLocalDescription();
    if (this.#far.localDescription) await this.#near.setRemoteDescription(this.#far.localDescription);
    await this.#echoed;
  }

  /** Statistics of the sending side. */
  getStats(): Promise<RTCStatsReport> {
    return this.#near.getStats();
  }

  /** Ends both connections; the tracks go on. Idempotent. */
  close(): void {
    this.#lifetime.abort();
    this.#near.close();
    this.#far.close();
  }

  #passCandidates(from: RTCPeerConnection, to: RTCPeerConnection): void {
    from.addEventListener(
      'icecandidate',
      ({ candidate }) => {
        // One that comes before the description is in the description.
        if (to.remoteDescription) to.addIceCandidate(candidate).catch(() => undefined);
      },
      { signal: this.#lifetime.signal },
    );
  }

  #echo(): Promise<void> {
    const { signal } = this.#lifetime;
    const init: RTCDataChannelInit = { negotiated: true, id: 0 };
    const [asking, answering] = [this.#near, this.#far].map((side) => side.createDataChannel('echo', init));
    answering?.addEventListener('message', () => answering.send('here'), { signal });
    asking?.addEventListener('open', () => asking.send('there?'), { signal });
    return new Promise((resolve) => {
      asking?.addEventListener('message', () => resolve(), { signal });
    });
  }
}
