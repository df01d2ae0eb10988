// Ends of a number axis that a scale can work with: never one point, never too narrow or too wide for its ticks.

const widest = 1e300;
const narrowest = 1e-200;

/** The range itself, cut at ±1e300 (what lies beyond is drawn at the edge); where it is a single point, that point with room on both sides. */
export function workingRange(low: number, high: number): readonly [number, number] {
  const [from, to] = [Math.max(low, -widest), Math.min(high, widest)];
  const size = Math.max(Math.abs(from), Math.abs(to));
  if (to - from > Math.max(narrowest, size * 1e-12)) return [from, to];
  const room = size > narrowest ? size * 0.1 : 1;
  return [from - room, to + room];
}
