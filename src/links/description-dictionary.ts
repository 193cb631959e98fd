/*
 * The lines that session descriptions of our fixed layout are made of, in the dialects of Chromium, WebKit and
 * Firefox. Deflate refers to them instead of repeating them, which makes a description of 5,400 bytes one of about
 * 530 (without the dictionary: 1,180).
 *
 * Both sides must hold the very same bytes, so this list is part of the wire format: to change it is to raise
 * PROTOCOL_VERSION. A description with other lines still compresses, only less well; nothing is ever lost.
 */

const FIREFOX = [
  'v=0',
  'o=mozilla...THIS_IS_SDPARTA-99.0 ',
  's=-',
  't=0 0',
  'a=sendrecv',
  'a=group:BUNDLE 0 1 2 3 4',
  'a=ice-options:trickle',
  'a=msid-semantic:WMS *',
  'm=audio 9 UDP/TLS/RTP/SAVPF 109',
  'm=video 9 UDP/TLS/RTP/SAVPF 120 124',
  'a=extmap:2/recvonly urn:ietf:params:rtp-hdrext:csrc-audio-level',
  'a=extmap:3 urn:ietf:params:rtp-hdrext:sdes:mid',
  'a=extmap:4 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'a=extmap:5 urn:ietf:params:rtp-hdrext:toffset',
  'a=extmap:6/recvonly http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'a=extmap:7 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'a=fmtp:109 maxplaybackrate=48000;stereo=1;useinbandfec=1',
  'a=fmtp:120 max-fs=12288;max-fr=60',
  'a=fmtp:124 apt=120',
  'a=rtpmap:109 opus/48000/2',
  'a=rtpmap:120 VP8/90000',
  'a=rtpmap:124 rtx/90000',
  'a=rtcp-fb:120 nack',
  'a=rtcp-fb:120 nack pli',
  'a=rtcp-fb:120 ccm fir',
  'a=rtcp-fb:120 goog-remb',
  'a=rtcp-fb:120 transport-cc',
  'a=max-message-size:1073741823',
  'a=end-of-candidates',
];

const SECTION_START = ['c=IN IP4 0.0.0.0', 'a=rtcp:9 IN IP4 0.0.0.0'];
const TRANSPORT = (setup: string): string[] => [
  'a=ice-ufrag:',
  'a=ice-pwd:',
  'a=ice-options:trickle',
  'a=fingerprint:sha-256 ',
  `a=setup:${setup}`,
];

const AUDIO = (setup: string, mid: number): string[] => [
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  ...SECTION_START,
  ...TRANSPORT(setup),
  `a=mid:${mid}`,
  'a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
  'a=sendrecv',
  'a=msid:- ',
  'a=rtcp-mux',
  'a=rtcp-rsize',
  'a=rtcp-xr:rcvr-rtt=all',
  'a=rtpmap:111 opus/48000/2',
  'a=rtcp-fb:111 transport-cc',
  'a=fmtp:111 minptime=10;useinbandfec=1',
  'a=ssrc: cname:',
  'a=ssrc: msid:- ',
];

const VIDEO = (setup: string, mid: number): string[] => [
  'm=video 9 UDP/TLS/RTP/SAVPF 96 97',
  ...SECTION_START,
  ...TRANSPORT(setup),
  `a=mid:${mid}`,
  'a=extmap:14 urn:ietf:params:rtp-hdrext:toffset',
  'a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'a=extmap:13 urn:3gpp:video-orientation',
  'a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'a=extmap:5 http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'a=extmap:6 http://www.webrtc.org/experiments/rtp-hdrext/video-content-type',
  'a=extmap:7 http://www.webrtc.org/experiments/rtp-hdrext/video-timing',
  'a=extmap:8 http://www.webrtc.org/experiments/rtp-hdrext/color-space',
  'a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid',
  'a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'a=sendrecv',
  'a=msid:- ',
  'a=rtcp-mux',
  'a=rtcp-rsize',
  'a=rtcp-xr:rcvr-rtt=all',
  'a=rtpmap:96 VP8/90000',
  'a=rtcp-fb:96 goog-remb',
  'a=rtcp-fb:96 transport-cc',
  'a=rtcp-fb:96 ccm fir',
  'a=rtcp-fb:96 nack',
  'a=rtcp-fb:96 nack pli',
  'a=rtpmap:97 rtx/90000',
  'a=fmtp:97 apt=96',
  'a=ssrc-group:FID ',
  'a=ssrc: cname:',
  'a=ssrc: msid:- ',
];

const CHROMIUM = (setup: string): string[] => [
  'v=0',
  'o=- ',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0 1 2 3 4',
  'a=extmap-allow-mixed',
  'a=msid-semantic: WMS',
  'a=candidate: 1 udp 2113937151 .local typ host generation 0 network-cost 999',
  'a=candidate: 1 udp 2122260223 typ host generation 0 network-id 1 network-cost 10',
  'a=candidate: 1 udp 1686052607 typ srflx raddr 0.0.0.0 rport 0 generation 0 network-cost 999',
  'a=candidate: 1 tcp 1518280447 9 typ host tcptype active generation 0 network-id 1',
  ...AUDIO(setup, 0),
  ...VIDEO(setup, 1),
  ...VIDEO(setup, 2),
  ...AUDIO(setup, 3),
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'c=IN IP4 0.0.0.0',
  ...TRANSPORT(setup),
  'a=mid:4',
  'a=sctp-port:5000',
  'a=max-message-size:262144',
];

/** The dictionary of wire version 1. What is most likely stands last, where deflate reaches it most cheaply. */
export const DESCRIPTION_DICTIONARY: string = [
  ...FIREFOX,
  ...CHROMIUM('active'),
  ...CHROMIUM('actpass'),
  '',
].join('\r\n');
