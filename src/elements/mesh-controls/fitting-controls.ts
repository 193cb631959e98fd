/** A control as the bar has to place it. */
export interface MeasuredControl<Name> {
  readonly name: Name;
  /** Along the bar, CSS px; 0 for a control that shows nothing, as one that the browser has no use for. */
  readonly size: number;
}

/** The room that there is. */
export interface BarRoom {
  /** Along the bar, CSS px. */
  readonly available: number;
  /** Between two controls, CSS px. */
  readonly gap: number;
  /** Of the button that opens the menu, CSS px. */
  readonly more: number;
  /** Whether the menu is needed anyway, because something is only in there. */
  readonly needsMore: boolean;
}

/** Sizes are rounded by layout, and half a pixel must not make a control come and go. */
const TOLERANCE = 0.5;

/**
 * Which controls stay in the bar; all others are in the menu. The first of the list are the most important ones: none
 * of the later ones stays where an earlier one had to go, so that people find the same ones in each bar of a size.
 */
export function fittingControls<Name>(
  controls: readonly MeasuredControl<Name>[],
  room: BarRoom,
): ReadonlySet<Name> {
  const shown = controls.filter(({ size }) => size > 0);
  const all = shown.reduce((sum, { size }) => sum + size + room.gap, -room.gap);
  if (!room.needsMore && all <= room.available + TOLERANCE) return new Set(controls.map(({ name }) => name));
  const fitting = new Set(controls.filter(({ size }) => size === 0).map(({ name }) => name));
  let used = room.more;
  for (const { name, size } of shown) {
    used += size + room.gap;
    if (used > room.available + TOLERANCE) break;
    fitting.add(name);
  }
  return fitting;
}
