/** What a description says about one payload type (RFC 8866, RFC 4585). */
const ABOUT_PAYLOAD_TYPE = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) /;
/** Where the payload types begin in `m=audio 9 UDP/TLS/RTP/SAVPF 109 101`. */
const FIRST_PAYLOAD_TYPE = 3;

/**
 * The description without what it says about codecs that it doesn't offer. Firefox leaves that behind where codecs were
 * limited, and Chromium refuses the whole description for it.
 */
export function dropUnusedCodecs(sdp: string): string {
  let offered: ReadonlySet<string> = new Set();
  const lines = sdp.split('\r\n').filter((line) => {
    if (line.startsWith('m=')) offered = new Set(line.split(' ').slice(FIRST_PAYLOAD_TYPE));
    const [, type] = ABOUT_PAYLOAD_TYPE.exec(line) ?? [];
    return type === undefined || offered.has(type);
  });
  return lines.join('\r\n');
}
