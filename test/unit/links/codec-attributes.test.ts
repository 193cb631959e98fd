import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { dropUnusedCodecs } from '../../../src/links/codec-attributes.ts';

/** As Firefox 153 writes it when audio was limited to Opus. */
const OPUS_ONLY = [
  'v=0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 109',
  'a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1',
  'a=fmtp:101 0-15',
  'a=mid:0',
  'a=rtcp-fb:109 transport-cc',
  'a=rtpmap:109 opus/48000/2',
];
/** The same payload type can be another codec in another section. */
const VIDEO = [
  'm=video 0 UDP/TLS/RTP/SAVPF 101 124',
  'a=fmtp:124 apt=101',
  'a=rtcp-fb:* transport-cc',
  'a=rtcp-fb:121 nack',
  'a=rtpmap:101 VP8/90000',
  'a=rtpmap:124 rtx/90000',
  'm=application 0 UDP/DTLS/SCTP webrtc-datachannel',
  'a=sctp-port:5000',
  '',
];

describe('codecs that a description doesn’t offer', () => {
  it('are not mentioned in it, and nothing else is left out', () => {
    const lines = [...OPUS_ONLY, ...VIDEO];
    const leftBehind = ['a=fmtp:101 0-15', 'a=rtcp-fb:121 nack'];
    assert.equal(
      dropUnusedCodecs(lines.join('\r\n')),
      lines.filter((line) => !leftBehind.includes(line)).join('\r\n'),
    );
  });
});
