/** What counts as silence, and what as loud as it gets, in dB below the loudest possible tone (dBov, RFC 6465). */
const SILENT_DB = -60;
const LOUDEST_DB = -10;

/**
 * How loud an amplitude sounds, from 0 (silence) to 1 (very loud). Ears and microphones work in decibels, so a step
 * of this number is the same step everywhere; speech is mostly between 0.5 and 0.9.
 *
 * @param amplitude Root mean square, 0 to 1, as browsers tell it; anything else counts as silence.
 */
export function loudnessOf(amplitude: number | undefined): number {
  if (amplitude === undefined || !(amplitude > 0)) return 0;
  const decibels = 20 * Math.log10(Math.min(1, amplitude));
  return Math.min(1, Math.max(0, (decibels - SILENT_DB) / (LOUDEST_DB - SILENT_DB)));
}

/** The root mean square of samples between -1 and 1. */
export function amplitudeOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length);
}
