/**
 * A pretended camera and microphone, for machines without either and for several people on one machine: a
 * landscape in the person's own colour that drifts by, and a soft note now and then.
 */

const WIDTH = 320;
const HEIGHT = 240;
/** Smooth enough to the eye, and six calls of six fit on a laptop. */
const FRAMES_PER_SECOND = 12;

const SECONDS_BETWEEN_NOTES = 2.4;
/** A minor pentatonic scale: whatever sounds together sounds well together. */
const SCALE_HERTZ = [220, 261.63, 293.66, 329.63, 392, 440] as const;

/** What person number `index` (from 0) pretends to capture. */
export function pretendStream(index: number): MediaStream {
  return new MediaStream([...pretendCamera(index).getTracks(), ...pretendMicrophone(index).getTracks()]);
}

function pretendCamera(index: number): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser has no 2d canvas.');
  const hue = (210 + index * 61) % 360;
  const paint = (): void => {
    paintLandscape(context, hue, performance.now() / 1000 + index * 7);
  };
  paint();
  // Not requestAnimationFrame: a window in the background keeps on sending its picture.
  setInterval(paint, 1000 / FRAMES_PER_SECOND);
  return canvas.captureStream(FRAMES_PER_SECOND);
}

function paintLandscape(context: CanvasRenderingContext2D, hue: number, seconds: number): void {
  const sky = context.createLinearGradient(0, 0, 0, HEIGHT);
  sky.addColorStop(0, `hsl(${hue} 55% 32%)`);
  sky.addColorStop(1, `hsl(${hue + 30} 60% 62%)`);
  context.fillStyle = sky;
  context.fillRect(0, 0, WIDTH, HEIGHT);

  const sunX = WIDTH / 2 + Math.sin(seconds / 3) * 34;
  const sunY = HEIGHT / 2 - 8 + Math.cos(seconds / 2) * 10;
  context.fillStyle = `hsl(${hue + 30} 90% 92% / 0.95)`;
  context.beginPath();
  context.arc(sunX, sunY, 52, 0, 2 * Math.PI);
  context.fill();

  for (const [depth, lightness] of [
    [0, 34],
    [1, 24],
  ] as const) {
    paintHills(
      context,
      `hsl(${hue + 10} 45% ${lightness}%)`,
      HEIGHT - 62 + depth * 26,
      seconds * (8 + depth * 14),
    );
  }
}

function paintHills(context: CanvasRenderingContext2D, color: string, top: number, drift: number): void {
  context.fillStyle = color;
  context.beginPath();
  context.moveTo(0, HEIGHT);
  for (let x = 0; x <= WIDTH; x += 8) {
    context.lineTo(x, top + Math.sin((x + drift) / 46) * 12 + Math.sin((x + drift) / 23) * 5);
  }
  context.lineTo(WIDTH, HEIGHT);
  context.fill();
}

function pretendMicrophone(index: number): MediaStream {
  const audio = new AudioContext();
  const destination = audio.createMediaStreamDestination();
  const hertz = SCALE_HERTZ[index % SCALE_HERTZ.length] ?? SCALE_HERTZ[0];
  const playNote = (): void => {
    // Without a gesture in the page the clock of its sound stands still, and the notes would pile up.
    if (audio.state === 'running') playSoftNote(audio, destination, hertz);
  };
  setTimeout(() => setInterval(playNote, SECONDS_BETWEEN_NOTES * 1000), index * 400);
  // On the wall the click may be on the page around this one.
  for (const view of [window, parent]) {
    view.addEventListener('click', () => {
      audio.resume().catch(() => undefined);
    });
  }
  return destination.stream;
}

function playSoftNote(audio: AudioContext, destination: AudioNode, hertz: number): void {
  const start = audio.currentTime;
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.linearRampToValueAtTime(0.12, start + 0.04);
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 1.6);
  const oscillator = new OscillatorNode(audio, { type: 'triangle', frequency: hertz });
  oscillator.connect(volume).connect(destination);
  oscillator.start(start);
  oscillator.stop(start + 1.7);
}
