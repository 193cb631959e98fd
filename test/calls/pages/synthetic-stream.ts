import type { CastMember } from '../../support/cast.ts';
import { CELLS, cellOfBit, isWhite } from '../../support/picture.ts';

/** Six people on two cores: more pixels or frames than this and the machine is what the tests measure. */
const WIDTH = 160;
const HEIGHT = 120;
const FRAMES_PER_SECOND = 10;

/** Loud enough for a clear peak, far from clipping when five of them are mixed. */
const AMPLITUDE = 0.2;

/** A stream with the person's own picture and tone, for as long as the page lives. */
export function syntheticStream(person: CastMember, audio: AudioContext): MediaStream {
  const tone = audio.createMediaStreamDestination();
  const volume = new GainNode(audio, { gain: AMPLITUDE });
  const oscillator = new OscillatorNode(audio, { frequency: person.hertz });
  oscillator.connect(volume).connect(tone);
  oscillator.start();
  return new MediaStream([...pictureOf(person).getTracks(), ...tone.stream.getTracks()]);
}

function pictureOf({ color }: CastMember): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No 2d canvas.');
  let frame = 0;
  const paint = (): void => {
    context.fillStyle = `rgb(${color.join(' ')})`;
    context.fillRect(0, 0, WIDTH, HEIGHT);
    for (let bit = 0; bit < CELLS; bit += 1) {
      const { x, y, width, height } = cellOfBit(bit, WIDTH, HEIGHT);
      context.fillStyle = isWhite(frame, bit) ? 'white' : 'black';
      context.fillRect(x, y, width, height);
    }
    frame += 1;
  };
  paint();
  setInterval(paint, 1000 / FRAMES_PER_SECOND);
  return canvas.captureStream(FRAMES_PER_SECOND);
}
