/** Whether something piles up: one number, looked at again and again while much comes and goes. */

/**
 * How much more there always is in the second half than there was at some time in the first. Looks are noisy, and only
 * upwards: what is left behind for good is there at each of them, what is just in use at some. At least two values.
 */
export function growth(values: readonly number[]): number {
  const middle = Math.ceil(values.length / 2);
  return Math.min(...values.slice(middle)) - Math.min(...values.slice(0, middle));
}
