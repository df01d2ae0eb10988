// Fewer points for long curves: each bucket keeps its first, lowest, highest and last value, so no extreme is lost.

export interface CurvePoint {
  readonly x: string | number;
  readonly y: number | null;
}

/** Curves up to this length are drawn whole. */
export const wholeUpTo = 800;
const buckets = 200;

export function decimate(points: readonly CurvePoint[]): readonly CurvePoint[] {
  if (points.length <= wholeUpTo) return points;
  const kept: CurvePoint[] = [];
  for (let bucket = 0; bucket < buckets; bucket++) {
    const from = Math.floor((bucket * points.length) / buckets);
    const to = Math.floor(((bucket + 1) * points.length) / buckets);
    kept.push(...keyPoints(points.slice(from, to)));
  }
  return kept;
}

/** Gaps stay gaps: each run of values keeps its own points, and one null between runs. */
function keyPoints(points: readonly CurvePoint[]): readonly CurvePoint[] {
  const keep = new Set<number>();
  let start = 0;
  for (let i = 0; i <= points.length; i++) {
    const y = points[i]?.y ?? null;
    if (y !== null) continue;
    if (i > start) for (const place of keyPlaces(points, start, i)) keep.add(place);
    if (i < points.length && (i === start || i === 0 || points[i - 1]?.y !== null)) keep.add(i);
    start = i + 1;
  }
  const order = [...keep].sort((a, b) => a - b);
  return order.flatMap((place, k) => {
    const point = points[place];
    const before = points[order[k - 1] ?? -1];
    return point && !(point.y === null && before?.y === null) ? [point] : [];
  });
}

function keyPlaces(points: readonly CurvePoint[], from: number, to: number): readonly number[] {
  let low = from;
  let high = from;
  for (let i = from; i < to; i++) {
    if ((points[i]?.y ?? 0) < (points[low]?.y ?? 0)) low = i;
    if ((points[i]?.y ?? 0) > (points[high]?.y ?? 0)) high = i;
  }
  return [from, low, high, to - 1];
}
