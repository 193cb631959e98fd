/** The largest part of a picture that may be cut off to fill the tile. */
const LARGEST_CUT = 0.6;

/**
 * How a picture goes into its tile: filling it (`cover`), or whole with bars (`contain`) where filling would cut
 * off too much, as with an upright phone picture in a wide tile. Both ratios are width divided by height.
 */
export function pictureFit(picture: number, tile: number): 'cover' | 'contain' {
  if (!(picture > 0) || !(tile > 0)) return 'cover';
  const visible = picture > tile ? tile / picture : picture / tile;
  return 1 - visible > LARGEST_CUT ? 'contain' : 'cover';
}
