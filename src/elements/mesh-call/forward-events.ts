import type { CallSession } from '../../call/call-session.ts';
import {
  MeshErrorEvent,
  MeshFullEvent,
  MeshHandRaisedEvent,
  MeshJoinedEvent,
  MeshLeftEvent,
  MeshMessageEvent,
  MeshPeerJoinedEvent,
  MeshPeerLeftEvent,
  MeshReactionEvent,
  MeshStateEvent,
} from './mesh-call-events.ts';

/** Fires the element's event for each event of the session, until the signal aborts. */
export function forwardEvents(session: CallSession, target: EventTarget, signal: AbortSignal): void {
  const options = { signal };
  let { state } = session.snapshot;
  session.addEventListener(
    'change',
    ({ snapshot }) => {
      const previous = state;
      state = snapshot.state;
      if (state !== previous) target.dispatchEvent(new MeshStateEvent(snapshot, previous));
    },
    options,
  );
  session.addEventListener(
    'joined',
    ({ snapshot }) => target.dispatchEvent(new MeshJoinedEvent(snapshot)),
    options,
  );
  session.addEventListener('left', ({ reason }) => target.dispatchEvent(new MeshLeftEvent(reason)), options);
  session.addEventListener('full', ({ place }) => target.dispatchEvent(new MeshFullEvent(place)), options);
  session.addEventListener(
    'peer-joined',
    ({ peer }) => target.dispatchEvent(new MeshPeerJoinedEvent(peer)),
    options,
  );
  session.addEventListener(
    'peer-left',
    ({ peer }) => target.dispatchEvent(new MeshPeerLeftEvent(peer)),
    options,
  );
  session.addEventListener(
    'hand-raised',
    ({ peer }) => target.dispatchEvent(new MeshHandRaisedEvent(peer)),
    options,
  );
  session.addEventListener(
    'reaction',
    ({ reaction }) => target.dispatchEvent(new MeshReactionEvent(reaction)),
    options,
  );
  session.addEventListener(
    'message',
    ({ message }) => target.dispatchEvent(new MeshMessageEvent(message)),
    options,
  );
  session.addEventListener('error', ({ error }) => target.dispatchEvent(new MeshErrorEvent(error)), options);
}
