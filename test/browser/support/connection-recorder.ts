/** Remembers every RTCPeerConnection that is made while it watches, so that a test can break one. */
export class ConnectionRecorder {
  readonly connections: RTCPeerConnection[] = [];
  readonly #original = globalThis.RTCPeerConnection;

  constructor() {
    const { connections } = this;
    // Connections that are only there to warm the browser up never get a channel, and are not counted.
    globalThis.RTCPeerConnection = class extends this.#original {
      override createDataChannel(label: string, init?: RTCDataChannelInit): RTCDataChannel {
        connections.push(this);
        return super.createDataChannel(label, init);
      }
    };
  }

  stop(): void {
    globalThis.RTCPeerConnection = this.#original;
  }
}
