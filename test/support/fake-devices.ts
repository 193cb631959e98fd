import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { castMember, type Name, type Rgb } from './cast.ts';
import { CELLS, cellOfBit, isWhite } from './picture.ts';

const WIDTH = 320;
const HEIGHT = 240;
const FRAMES_PER_SECOND = 15;
/** The file is played in a loop; long enough that the frame number is never the same by chance. */
const FRAMES = 45;

const SAMPLE_RATE = 48_000;
const SECONDS = 2;
/** A steady tone is what noise suppression takes for noise; a beep it takes for something said. */
const BEEPS_PER_SECOND = 2;
const AMPLITUDE = 0.5;

/** The flags that make a browser process capture this person's own picture and tone. */
export async function fakeDevicesOf(name: Name, directory: string): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const camera = join(directory, `${name}.y4m`);
  const microphone = join(directory, `${name}.wav`);
  const { color, hertz } = castMember(name);
  await Promise.all([writeFile(camera, cameraFile(color)), writeFile(microphone, microphoneFile(hertz))]);
  return [`--use-file-for-fake-video-capture=${camera}`, `--use-file-for-fake-audio-capture=${microphone}`];
}

/** A raw YUV4MPEG2 film of the test picture. */
function cameraFile(color: Rgb): Buffer {
  const header = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F${FRAMES_PER_SECOND}:1 Ip A1:1 C420jpeg\n`;
  const parts = [Buffer.from(header)];
  for (let frame = 0; frame < FRAMES; frame += 1) {
    parts.push(Buffer.from('FRAME\n'), framePlanes(color, frame));
  }
  return Buffer.concat(parts);
}

/** The planes of one frame: brightness in full size, the two colour differences in half width and height. */
function framePlanes(color: Rgb, frame: number): Buffer<ArrayBuffer> {
  const [luma, blueDifference, redDifference] = toYuv(color);
  const pixels = WIDTH * HEIGHT;
  const planes = Buffer.alloc(pixels * 1.5);
  planes.fill(luma, 0, pixels);
  planes.fill(blueDifference, pixels, pixels * 1.25);
  planes.fill(redDifference, pixels * 1.25);
  for (let bit = 0; bit < CELLS; bit += 1) {
    const { x, y, width, height } = cellOfBit(bit, WIDTH, HEIGHT);
    const cellLuma = isWhite(frame, bit) ? 235 : 16;
    for (let row = y; row < y + height; row += 1) {
      planes.fill(cellLuma, row * WIDTH + x, row * WIDTH + x + width);
    }
  }
  // The cells are the lower half of the picture, and they are colourless.
  planes.fill(128, pixels * 1.125, pixels * 1.25);
  planes.fill(128, pixels * 1.375);
  return planes;
}

/** ITU-R BT.601 in the limited range of video. */
function toYuv([red, green, blue]: Rgb): [luma: number, blueDifference: number, redDifference: number] {
  return [
    Math.round(16 + (65.481 * red + 128.553 * green + 24.966 * blue) / 255),
    Math.round(128 + (-37.797 * red - 74.203 * green + 112 * blue) / 255),
    Math.round(128 + (112 * red - 93.786 * green - 18.214 * blue) / 255),
  ];
}

/** A WAV file, one channel of 16 bits, with the tone as a row of beeps. */
function microphoneFile(hertz: number): Buffer {
  const samples = SAMPLE_RATE * SECONDS;
  const bytes = samples * 2;
  const file = Buffer.alloc(44 + bytes);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + bytes, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(SAMPLE_RATE, 24);
  file.writeUInt32LE(SAMPLE_RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(bytes, 40);
  for (let sample = 0; sample < samples; sample += 1) {
    const seconds = sample / SAMPLE_RATE;
    const beeping = (seconds * BEEPS_PER_SECOND) % 1 < 0.5;
    const value = beeping ? AMPLITUDE * Math.sin(2 * Math.PI * hertz * seconds) : 0;
    file.writeInt16LE(Math.round(value * 32_767), 44 + sample * 2);
  }
  return file;
}
