import type { CallSnapshot } from '../../call/snapshot.ts';
import type { ProblemDevice } from '../shared/error-texts.ts';

/** Which of our own devices are on and give nothing, as the links tell. */
export function deadSource({ self, peers }: CallSnapshot): ProblemDevice | undefined {
  const ours = peers.map(({ reception }) => reception.ours);
  const silent = self.microphone.state === 'on' && ours.some(({ voice }) => voice === 'silent-source');
  const still = self.camera.state === 'on' && ours.some(({ picture }) => picture === 'still-source');
  if (silent && still) return 'both';
  if (silent) return 'microphone';
  return still ? 'camera' : undefined;
}
