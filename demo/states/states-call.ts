import { MeshCall, type CallSnapshot } from 'mesh-call';

/** How long pictures may take to come before a link breaks that had one, ms. */
const PICTURES_WITHIN = 1500;

/** A `<mesh-call>` that shows a snapshot made by hand, and never has a room. */
export class StatesCall extends MeshCall {
  #shown: CallSnapshot | undefined;

  /** What is open beside the pictures. */
  set panel(panel: 'chat' | 'people' | undefined) {
    if (panel !== undefined) this.talkView.show(panel);
  }

  override get snapshot(): CallSnapshot {
    return this.#shown ?? super.snapshot;
  }

  override set snapshot(snapshot: CallSnapshot) {
    this.#show(snapshot);
    if (snapshot.peers.some(wasSeen)) void this.#breakLater(snapshot);
  }

  #show(snapshot: CallSnapshot): void {
    this.#shown = snapshot;
    this.requestUpdate();
  }

  /** A link that is being brought back leaves its last picture, so there has to be one first. */
  async #breakLater(snapshot: CallSnapshot): Promise<void> {
    const peers = snapshot.peers.map((peer) =>
      wasSeen(peer) ? { ...peer, link: 'connected' as const } : peer,
    );
    this.#show({ ...snapshot, peers });
    const began = performance.now();
    while (performance.now() - began < PICTURES_WITHIN) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const grid = this.renderRoot.querySelector('mesh-grid')?.renderRoot;
      const tiles = [...(grid?.querySelectorAll('mesh-peer-tile') ?? [])];
      if (tiles.length > 0 && tiles.every(hasPicture)) break;
    }
    this.#show(snapshot);
  }
}

function wasSeen({ link, camera }: CallSnapshot['peers'][number]): boolean {
  return camera && (link === 'reconnecting' || link === 'failed');
}

function hasPicture({ peer, shadowRoot }: HTMLElementTagNameMap['mesh-peer-tile']): boolean {
  const video = shadowRoot?.querySelector('video');
  return peer?.camera !== true || (video !== null && video !== undefined && video.videoWidth > 0);
}
