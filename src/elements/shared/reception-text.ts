import { msg } from '@lit/localize';
import type { PeerSnapshot } from '../../call/snapshot.ts';

/**
 * Why a tile is dark or mute although it should not be, in a few words; empty while all is well. What is wrong with
 * the voice comes first, because people notice a missing picture by themselves.
 */
export function receptionText({ reception, link }: Pick<PeerSnapshot, 'reception' | 'link'>): string {
  if (link !== 'connected') return '';
  const { voice, picture, ours } = reception;
  if (voice === 'missing') return msg('Their sound doesn’t arrive');
  if (ours.voice === 'missing') return msg('They can’t hear you');
  if (voice === 'silent-source') return msg('Their microphone is silent');
  if (ours.voice === 'silent-source') return msg('Your microphone is silent');
  if (picture === 'missing') return msg('Their picture doesn’t arrive');
  if (picture === 'frozen') return msg('Their picture has stopped');
  if (picture === 'still-source') return msg('Their camera has stopped');
  if (ours.picture === 'missing' || ours.picture === 'frozen') return msg('They can’t see you');
  return ours.picture === 'still-source' ? msg('Your camera has stopped') : '';
}
