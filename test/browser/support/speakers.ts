/** Ids of the browser’s (fake) speakers; only a page with a microphone is told. */
export async function speakersOfBrowser(): Promise<string[]> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  for (const track of stream.getTracks()) track.stop();
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter(({ kind }) => kind === 'audiooutput').map(({ deviceId }) => deviceId);
}
