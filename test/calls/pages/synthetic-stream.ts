import { TONE_AMPLITUDE, type CastMember } from '../../support/cast.ts';
import { steadyPictureOf } from './steady-picture.ts';
import { HEIGHT, paintTestPicture, WIDTH } from './test-picture.ts';

/** Six people on two cores: more frames than this and the machine is what the tests measure. */
const FRAMES_PER_SECOND = 10;

/** A stream with the person's own picture and tone, for as long as the page lives. */
export function syntheticStream(
  person: CastMember,
  audio: AudioContext,
  picture: 'canvas' | 'steady',
): MediaStream {
  const tone = audio.createMediaStreamDestination();
  const volume = new GainNode(audio, { gain: TONE_AMPLITUDE });
  const oscillator = new OscillatorNode(audio, { frequency: person.hertz });
  oscillator.connect(volume).connect(tone);
  oscillator.start();
  const video = picture === 'steady' ? steadyPictureOf(person) : pictureOf(person);
  return new MediaStream([video, ...tone.stream.getTracks()]);
}

function pictureOf({ color }: CastMember): MediaStreamTrack {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No 2d canvas.');
  let frame = 0;
  const paint = (): void => {
    paintTestPicture(context, color, frame);
    frame += 1;
  };
  paint();
  setInterval(paint, 1000 / FRAMES_PER_SECOND);
  const [track] = canvas.captureStream(FRAMES_PER_SECOND).getVideoTracks();
  if (track === undefined) throw new Error('The canvas gives no track.');
  return track;
}
