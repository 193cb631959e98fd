/** How long pictures stood still: gaps between decoded frames in chosen spans of time. All times in ms. */

/** From one moment to another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The longest time between two frames of which some part lies in the span. */
export function longestGap(frames: readonly number[], { from, to }: Span): number {
  let longest = 0;
  for (const [index, frame] of frames.entries()) {
    // Without a frame after it, the picture stands until now.
    const next = frames[index + 1] ?? to;
    if (next > from && frame < to) longest = Math.max(longest, next - frame);
  }
  return longest;
}

/** As many spans of this length as fit between the busy ones, within the whole time that was watched. */
export function quietSpans(whole: Span, busy: readonly Span[], length: number): Span[] {
  const quiet: Span[] = [];
  let from = whole.from;
  for (const { from: busyFrom, to: busyTo } of [...busy].sort((one, other) => one.from - other.from)) {
    for (; from + length <= busyFrom; from += length) quiet.push({ from, to: from + length });
    from = Math.max(from, busyTo);
  }
  for (; from + length <= whole.to; from += length) quiet.push({ from, to: from + length });
  return quiet;
}

/** The middle one of the values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
