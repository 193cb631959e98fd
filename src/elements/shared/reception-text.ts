import { msg } from './texts.ts';
import type { PeerSnapshot } from '../../call/snapshot.ts';

/**
 * Why a tile is dark or mute although it should not be, in a few words; empty while all is well. What is wrong with
 * the voice comes first, because people notice a missing picture by themselves.
 */
export function receptionText(peer: Pick<PeerSnapshot, 'reception' | 'link'>): string {
  return theirReceptionText(peer) || ownSourceText(peer);
}

/** The same without what is wrong with our own devices, which is the same for everybody in the call. */
export function theirReceptionText({ reception, link }: Pick<PeerSnapshot, 'reception' | 'link'>): string {
  if (link !== 'connected') return '';
  const { voice, picture, ours } = reception;
  if (voice === 'missing') return msg('Their sound doesn’t arrive');
  if (ours.voice === 'missing') return msg('They can’t hear you');
  if (voice === 'silent-source') return msg('Their microphone is silent');
  if (picture === 'missing') return msg('Their picture doesn’t arrive');
  if (picture === 'frozen') return msg('Their picture has stopped');
  if (picture === 'still-source') return msg('Their camera has stopped');
  return ours.picture === 'missing' || ours.picture === 'frozen' ? msg('They can’t see you') : '';
}

function ownSourceText({ reception: { ours }, link }: Pick<PeerSnapshot, 'reception' | 'link'>): string {
  if (link !== 'connected') return '';
  if (ours.voice === 'silent-source') return msg('Your microphone is silent');
  return ours.picture === 'still-source' ? msg('Your camera has stopped') : '';
}
