import type { Page } from 'playwright-core';

/** What a page without any of ours hears of a voice that comes over a connection. */
export interface LoneVoice {
  /** How many samples of it have been played. */
  played(): Promise<number>;
  /** Whether the player believes that it plays. */
  claimsToPlay(): boolean;
  /** Gives the player its stream anew. */
  startAnew(): Promise<void>;
}

declare global {
  interface Window {
    loneVoice?: LoneVoice;
  }
}

/** Opens an empty page with two connections, one of which sends a tone that an `<audio>` plays at the other. */
export async function openLoneVoice(page: Page): Promise<void> {
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await page.goto('http://localhost/');
  await page.evaluate(async () => {
    const audio = new AudioContext();
    const tone = new OscillatorNode(audio);
    const { stream } = tone.connect(audio.createMediaStreamDestination()) as MediaStreamAudioDestinationNode;
    tone.start();
    const [sender, receiver] = [new RTCPeerConnection(), new RTCPeerConnection()];
    for (const [one, other] of [
      [sender, receiver],
      [receiver, sender],
    ] as const) {
      one.addEventListener('icecandidate', ({ candidate }) => void other.addIceCandidate(candidate));
    }
    const player = new Audio();
    receiver.addEventListener('track', ({ track }) => {
      player.srcObject = new MediaStream([track]);
    });
    for (const track of stream.getTracks()) sender.addTrack(track, stream);
    await sender.setLocalDescription();
    await receiver.setRemoteDescription(sender.localDescription!);
    await receiver.setLocalDescription();
    await sender.setRemoteDescription(receiver.localDescription!);
    await player.play();
    window.loneVoice = {
      played: async () => {
        const report = (await receiver.getStats()) as ReadonlyMap<string, RTCInboundRtpStreamStats>;
        const received = [...report.values()].find(({ type }) => type === 'inbound-rtp');
        return received?.totalSamplesReceived ?? 0;
      },
      claimsToPlay: () => !player.paused && !player.ended && player.readyState >= player.HAVE_FUTURE_DATA,
      startAnew: async () => {
        const { srcObject } = player;
        player.srcObject = null;
        player.srcObject = srcObject;
        await player.play();
      },
    };
  });
}
