import type { MeshCallSettings } from './options-of.ts';

/** Properties that name the room; another value of one means to move. */
const roomKeys = ['room', 'url', 'provider', 'awareness', 'host', 'scope', 'scopeId', 'roomCode'] as const;

/** Properties that a session reads once: they begin a new one only while that interrupts nobody. */
export const setupKeys = ['maxPeers', 'localStream', 'iceTransportPolicy', 'relayProtocol'] as const;

type Key = (typeof roomKeys)[number] | (typeof setupKeys)[number];

/** What the settings were when a session was last made of them. */
export class SettingsRecord {
  #values: Partial<Pick<MeshCallSettings, Key>> = {};

  remember(settings: MeshCallSettings): void {
    this.#values = Object.fromEntries([...roomKeys, ...setupKeys].map((key) => [key, settings[key]]));
  }

  /** Whether the settings name another room now. */
  roomDiffers(settings: MeshCallSettings): boolean {
    return roomKeys.some((key) => this.#values[key] !== settings[key]);
  }

  /** Whether a session made of the settings now would be set up in another way. */
  setupDiffers(settings: MeshCallSettings): boolean {
    return setupKeys.some((key) => this.#values[key] !== settings[key]);
  }
}
