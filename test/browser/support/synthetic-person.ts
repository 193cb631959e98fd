/** A picture of one colour and a tone of one frequency, as somebody's camera and microphone. */
export class SyntheticPerson {
  readonly stream: MediaStream;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #audio = new AudioContext();

  constructor(color: string, frequency: number) {
    const canvas = document.createElement('canvas');
    canvas.width = 160;
    canvas.height = 120;
    const context = canvas.getContext('2d');
    let frame = 0;
    this.#timer = setInterval(() => {
      if (!context) return;
      context.fillStyle = color;
      context.fillRect(0, 0, 160, 120);
      context.fillStyle = '#000';
      context.fillRect(0, frame++ % 120, 8, 2);
    }, 100);
    const oscillator = new OscillatorNode(this.#audio, { frequency });
    const destination = this.#audio.createMediaStreamDestination();
    oscillator.connect(destination);
    oscillator.start();
    this.stream = new MediaStream([
      ...canvas.captureStream(10).getVideoTracks(),
      ...destination.stream.getAudioTracks(),
    ]);
  }

  async end(): Promise<void> {
    clearInterval(this.#timer);
    for (const track of this.stream.getTracks()) track.stop();
    await this.#audio.close();
  }
}
