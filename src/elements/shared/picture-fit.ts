/** The side of a picture from which something is cut off. */
export type CutSide = 'width' | 'height';

/**
 * The largest part of a picture that may be cut off so that it fills its tile: more of the height would cut into faces;
 * beside a face there is mostly wall.
 */
export const LARGEST_CUT: Readonly<Record<CutSide, number>> = { width: 0.6, height: 0.45 };

/** What is cut off of a picture that fills its tile, as a part, and on which side. Both ratios are width divided by height. */
export function cutOf(picture: number, tile: number): { readonly part: number; readonly side: CutSide } {
  return picture > tile
    ? { part: 1 - tile / picture, side: 'width' }
    : { part: 1 - picture / tile, side: 'height' };
}

/**
 * How a picture goes into its tile: filling it (`cover`), or whole (`contain`) where filling would cut off too much, as
 * with an upright phone picture in a wide tile. Both ratios are width divided by height.
 */
export function pictureFit(picture: number, tile: number): 'cover' | 'contain' {
  if (!(picture > 0) || !(tile > 0)) return 'cover';
  const { part, side } = cutOf(picture, tile);
  return part <= LARGEST_CUT[side] ? 'cover' : 'contain';
}
