/** The largest part of a picture's height that may be cut off to fill the tile: more would cut into faces. */
const LARGEST_CUT_OF_HEIGHT = 0.45;
/** The same of its width; beside a face there is mostly wall. */
const LARGEST_CUT_OF_WIDTH = 0.6;

/**
 * How a picture goes into its tile: filling it (`cover`), or whole with bars (`contain`) where filling would cut
 * off too much, as with an upright phone picture in a wide tile. Both ratios are width divided by height.
 */
export function pictureFit(picture: number, tile: number): 'cover' | 'contain' {
  if (!(picture > 0) || !(tile > 0)) return 'cover';
  const fits =
    picture > tile ? 1 - tile / picture <= LARGEST_CUT_OF_WIDTH : 1 - picture / tile <= LARGEST_CUT_OF_HEIGHT;
  return fits ? 'cover' : 'contain';
}
