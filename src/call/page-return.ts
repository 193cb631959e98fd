import type { LocalMedia } from '../media/local-media.ts';
import type { SessionSecret } from '../protocol/ids.ts';
import type { RoomSource } from '../room/room-source.ts';
import { type SeatRecord, SeatRecords } from './seat-record.ts';

/**
 * The way from a page to the next one in its tab: what the old one leaves, and what the new one makes of it. To the old
 * page a reload looks like its end, so only the new one knows.
 */
export class PageReturn {
  readonly #local: LocalMedia;
  readonly #rejoin: boolean;
  readonly #records = new SeatRecords();
  /** Whether the devices were on in the lobby when the page was left. */
  #hadPreview = false;

  /** @param rejoin Whether a page goes on by itself where the one before was in the call. */
  constructor(local: LocalMedia, rejoin: boolean) {
    this.#local = local;
    this.#rejoin = rejoin;
  }

  /** Whether the browser has kept a page that showed its own picture in the lobby. */
  get hadPreview(): boolean {
    return this.#hadPreview;
  }

  /** The page goes, and is neither in the call nor asks to be. */
  leaveLobby(): void {
    this.#hadPreview = this.#local.isActive;
  }

  /** The page goes in the call or on the way into it. Returns whether there will be a way back to the seat. */
  leaveCall(room: RoomSource, secret: SessionSecret, name: string): boolean {
    this.#hadPreview = false;
    const [microphone, camera] = [this.#local.isWanted('microphone'), this.#local.isWanted('camera')];
    return this.#records.write(room, { secret, microphone, camera, name });
  }

  /** What the page before has left for this room. */
  recordOf(room: RoomSource): SeatRecord | undefined {
    return this.#records.read(room);
  }

  /** Makes the devices what they were; returns whether to go on into the call. */
  resume({ microphone, camera }: SeatRecord): boolean {
    // What the person has switched in this page already is as they want it.
    if (this.#rejoin && !this.#local.isActive) {
      this.#local.want('microphone', microphone);
      this.#local.want('camera', camera);
    }
    return this.#rejoin;
  }

  /** We are in the call or in line, or out of it on purpose: there is nothing to come back to any more. */
  settle(room: RoomSource): void {
    this.#records.forget(room);
  }
}
