import { msg, numberText, str } from '../shared/texts.ts';
import type { PeerDiagnosis } from '../../call/diagnosis.ts';
import type { IncomingQuality, OutgoingQuality, PictureQuality } from '../../quality/link-quality.ts';

/** One line about a link: what it is about, and what is known. */
export interface FigureLine {
  readonly term: string;
  readonly text: string;
}

/** The figures of a link as people read them; what the browser doesn't tell is left out. */
export function figureLines({ quality, history }: PeerDiagnosis): readonly FigureLine[] {
  if (!quality) return [historyLine(history)];
  const { roundTripTime, incoming, outgoing } = quality;
  const lines: readonly (readonly [string, string | undefined])[] = [
    [msg('Path'), pathText(quality)],
    [msg('Round trip'), milliseconds(roundTripTime)],
    [msg('Received'), flowText(incoming)],
    [msg('Sent'), flowText(outgoing)],
    [msg('Lost'), lossText(incoming.packetLoss, outgoing.packetLoss)],
    [msg('Jitter'), milliseconds(incoming.jitter)],
    [msg('Limited by'), limitationText(outgoing.limitation)],
    [msg('Frozen'), incoming.freezes ? msg(str`${incoming.freezes} times in 2 s`) : undefined],
    [msg('Patched sound'), incoming.concealment ? percent(incoming.concealment) : undefined],
  ];
  const known = lines.flatMap(([term, text]) => (text ? [{ term, text }] : []));
  return [...known, historyLine(history)];
}

function pathText({
  path,
  protocol,
  relayProtocol,
}: NonNullable<PeerDiagnosis['quality']>): string | undefined {
  if (path === undefined) return undefined;
  const over = (relayProtocol ?? protocol)?.toUpperCase();
  const name = path === 'relay' ? msg('through a relay') : msg('direct');
  return over ? `${name}, ${over}` : name;
}

function flowText({ bitrate, picture }: IncomingQuality | OutgoingQuality): string | undefined {
  const parts = [bitrate === undefined ? undefined : bitrateText(bitrate), picture && pictureText(picture)];
  return parts.filter((part) => part !== undefined).join(' · ') || undefined;
}

function lossText(incoming: number | undefined, outgoing: number | undefined): string | undefined {
  const parts = [
    incoming === undefined ? undefined : msg(str`${percent(incoming)} received`),
    outgoing === undefined ? undefined : msg(str`${percent(outgoing)} sent`),
  ];
  return parts.filter((part) => part !== undefined).join(' · ') || undefined;
}

function pictureText({ width, height, frameRate }: PictureQuality): string {
  const rate = frameRate === undefined ? '' : `, ${numberText(frameRate, 0)}/s`;
  return `${width} × ${height}${rate}`;
}

function limitationText(limitation: OutgoingQuality['limitation']): string | undefined {
  switch (limitation) {
    case 'cpu':
      return msg('this computer');
    case 'bandwidth':
      return msg('the network');
    case 'other':
      return msg('the browser');
    case 'none':
    case undefined:
      return undefined;
  }
}

/** How often the link was lost says more than the list of its states. */
function historyLine(history: PeerDiagnosis['history']): FigureLine {
  const losses = history.filter(({ state }) => state === 'reconnecting').length;
  const text = losses === 0 ? msg('never') : losses === 1 ? msg('once') : msg(str`${losses} times`);
  return { term: msg('Reconnected'), text };
}

function bitrateText(bitrate: number): string {
  return bitrate >= 1_000_000
    ? `${numberText(bitrate / 1_000_000, 1)} Mbit/s`
    : `${numberText(bitrate / 1000, 0)} kbit/s`;
}

function milliseconds(time: number | undefined): string | undefined {
  return time === undefined ? undefined : `${numberText(time, 0)} ms`;
}

function percent(share: number): string {
  return `${numberText(share, share > 0 && share < 10 ? 1 : 0)} %`;
}
