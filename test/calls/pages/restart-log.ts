/** An ICE restart of one connection. */
export interface Restart {
  /** Unix time of the first description, ms. */
  readonly began: number;
  /** Unix time of the last description, ms; the new path is looked for from then on. */
  readonly described: number;
}

/** Remembers the ICE restarts of one connection: rounds of negotiation that gave it new ICE credentials. */
export class RestartLog {
  readonly restarts: Restart[] = [];
  readonly #connection: RTCPeerConnection;
  #usernameFragment: string | undefined;
  #began = 0;

  constructor(connection: RTCPeerConnection) {
    this.#connection = connection;
    connection.addEventListener('signalingstatechange', this.#onSignalingState);
  }

  readonly #onSignalingState = (): void => {
    const now = performance.timeOrigin + performance.now();
    if (this.#connection.signalingState !== 'stable') {
      this.#began = now;
      return;
    }
    const fragment = /^a=ice-ufrag:(\S+)/m.exec(this.#connection.localDescription?.sdp ?? '')?.[1];
    const isRestart = this.#usernameFragment !== undefined && fragment !== this.#usernameFragment;
    this.#usernameFragment = fragment;
    if (isRestart) this.restarts.push({ began: this.#began, described: now });
  };
}
