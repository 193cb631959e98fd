import type { CallSession } from '../../call/call-session.ts';
import type { CallIntent } from './call-intent.ts';

/** Fulfils on the session what a person asked for. What becomes of it is told by snapshots and events. */
export function performOnSession(session: CallSession, intent: CallIntent): void {
  switch (intent.type) {
    case 'join':
      if (intent.name) session.setUser({ ...session.snapshot.self.user, name: intent.name });
      goWithoutHeld(session);
      return settled(session.join());
    case 'use-devices':
      return settled(session.startCapture());
    case 'take-over':
      return settled(session.takeOver());
    case 'sound-on':
      return session.setSound(true);
    case 'leave':
      return session.leave();
    case 'retry':
      return settled(session.connect());
    case 'resume-playback':
      return session.resumePlayback();
    case 'stop-screen':
      return settled(session.setScreen(false));
    case 'retry-device':
      if (intent.device !== 'camera') settled(session.setMicrophone(true));
      if (intent.device !== 'microphone') settled(session.setCamera(true));
      return;
    case 'dismiss':
      // Only whoever shows the problems can show them no more.
      return;
  }
}

/** Somebody who goes past the question about their devices comes without them, as the button has said. */
export function goWithoutHeld(session: CallSession): void {
  const { microphone, camera } = session.snapshot.self;
  if (microphone.held) settled(session.setMicrophone(false));
  if (camera.held) settled(session.setCamera(false));
}

/** For requests made by clicks and attributes: a failure is told by the snapshot and the `mesh-error` event. */
export function settled(request: Promise<void> | undefined): void {
  request?.catch(() => undefined);
}
