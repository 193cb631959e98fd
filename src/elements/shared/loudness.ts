/** Quieter than this is silence to people, dB relative to full scale; speech in a room is at about -30. */
const SILENCE = -60;
const LOUD = -10;

/** How loud samples between -1 and 1 are, as people hear it: 0 for silence to 1 for as loud as speech gets. */
export function loudnessOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  if (sum === 0) return 0;
  const decibels = 10 * Math.log10(sum / samples.length);
  return Math.min(1, Math.max(0, (decibels - SILENCE) / (LOUD - SILENCE)));
}

/** The next level to show: up at once, and down slowly enough to be seen. */
export function fallingLevel(shown: number, loudness: number): number {
  return Math.max(0, loudness, shown - 0.07);
}
