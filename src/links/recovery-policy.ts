/*
 * When to do what about a link that doesn't work: a ladder of steps, each of which costs more than the one before.
 * Measured (Chromium 156, Firefox ESR 153): `disconnected` comes 5 to 7 s after the last packet, `failed` 10 s later;
 * outages of up to about 12 s heal by themselves, later ones only with an ICE restart. A change of the own address and
 * a relay that was restarted never heal by themselves.
 */

/**
 * What is being tried.
 *
 * - `waiting`: many outages are over in a moment.
 * - `restarting`: an ICE restart, with fresh relay credentials.
 * - `relay`: another one that looks for nothing but a way through a relay.
 * - `new-connection`: everything anew.
 */
export type RecoveryStep = 'waiting' | 'restarting' | 'relay' | 'new-connection';

/**
 * Why something has to be decided. `disconnected`, `failed`: the connection says so. `unheard`: the peer doesn't answer,
 * which is noticed before the connection says anything. `closed`: the connection is gone.
 * `overdue`: the present step has had its time. `restart-wanted`: the network has changed, or somebody asks for it.
 */
export type Trouble = 'disconnected' | 'unheard' | 'failed' | 'closed' | 'overdue' | 'restart-wanted';

/** What the decision depends on. */
export interface RecoveryFacts {
  readonly trouble: Trouble;
  /** What is being tried; undefined when the link worked until now. */
  readonly step: RecoveryStep | undefined;
  /** New connections that were made since the link last worked, or since trying began. */
  readonly connections: number;
  /** Whether the present connection has ever worked: one that never did has nothing to restart. */
  readonly isRestartable: boolean;
  /** Whether a relay is offered, and not the only way anyhow. */
  readonly hasRelay: boolean;
}

/**
 * New connections before giving up. Mostly a NAT or firewall is in the way, which further ones don't change; each is
 * given up by the browser after 15 s (measured, Chromium 156).
 */
export const MAX_NEW_CONNECTIONS = 2;

/** How long each step has, ms; browsers alone may take for ever. */
export type StepTimes = Readonly<Record<RecoveryStep, number>>;

/** The offering side makes the offers of each step. */
export const OFFERING_TIMES: StepTimes = {
  waiting: 2000,
  restarting: 8000,
  relay: 8000,
  'new-connection': 20_000,
};

/** The answering side asks for what the other one hasn't done by itself, so it has more patience. */
export const ANSWERING_TIMES: StepTimes = {
  waiting: 4000,
  restarting: 18_000,
  relay: 18_000,
  'new-connection': 22_000,
};

/** Several reasons for an attempt within this time are reasons for the same one, ms. */
export const SAME_ATTEMPT_MS = 3000;

/**
 * A control channel that was closed by the other side means that its connection is gone, long before ICE notices. Who
 * leaves does the same, so there is this long to hear of it in another way, ms.
 */
export const CHANNEL_LOST_MS = 1000;

/** The next step; `nothing`: what is being tried goes on. */
export function decideRecovery(facts: RecoveryFacts): RecoveryStep | 'nothing' | 'give-up' {
  const { trouble, step, isRestartable } = facts;
  switch (trouble) {
    case 'disconnected':
    case 'unheard':
      return step === undefined && isRestartable ? 'waiting' : 'nothing';
    case 'closed':
      return anotherConnection(facts);
    case 'restart-wanted':
      return isRestartable ? 'restarting' : 'new-connection';
    case 'failed':
      // It is the old path that has failed, while the new one is still looked for.
      return step === 'restarting' || step === 'relay' ? 'nothing' : nextStep(facts);
    case 'overdue':
      return nextStep(facts);
  }
}

function nextStep(facts: RecoveryFacts): RecoveryStep | 'give-up' {
  const { step, isRestartable, hasRelay } = facts;
  if (isRestartable && (step === undefined || step === 'waiting')) return 'restarting';
  if (step === 'restarting' && hasRelay) return 'relay';
  return anotherConnection(facts);
}

function anotherConnection({ connections }: RecoveryFacts): RecoveryStep | 'give-up' {
  return connections < MAX_NEW_CONNECTIONS ? 'new-connection' : 'give-up';
}
