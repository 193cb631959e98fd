import type { CallSnapshot } from '../../../call/snapshot.ts';

/** The call whose page it is: how it is, and what its attributes say. */
export interface BehaviourHost {
  readonly snapshot: CallSnapshot;
  readonly quiet: boolean;
  readonly noMediaSession: boolean;
  readonly noWakeLock: boolean;
  readonly noLeaveWarning: boolean;
  toggleMicrophone(): Promise<void>;
  toggleCamera(): Promise<void>;
  leave(): void;
}

/**
 * One thing that a call does to its page while it lasts. Where the browser has nothing for it, or refuses, it is
 * silently absent.
 */
export interface PageBehaviour {
  /** Makes the page what it should be in this state; called after each change of the call or of an attribute. */
  follow(host: BehaviourHost): void;
  /** Leaves nothing behind. A later `follow()` begins anew. */
  stop(): void;
}
