// Rolling rank of one symbol: where the last value stands among its own past.
import { orderedWindow } from "./ordered-window.ts";
import { rollingExtreme } from "./rolling-extreme.ts";

/**
 * Average-tie rank of the last value within its window, as a share of the values present.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t - window + 1 .. t], never later
 * Unit    rank, in (0, 1]
 * NaN     a missing last value gives NaN; missing ones inside the window do not count; fewer than minPeriods give NaN
 * Source  pandas rolling(window, min_periods).rank(pct=True), of values rounded to multiples of
 *         `tolerance` times the window's largest magnitude, since rounding noise would order near ties by chance
 * Cost    O(log n) per step; see orderedWindow
 */
export function rollingRank(
  input: Float64Array,
  rule: { readonly window: number; readonly minPeriods: number; readonly tolerance: number },
): Float64Array {
  const { window, minPeriods, tolerance } = rule;
  const output = new Float64Array(input.length).fill(Number.NaN);
  const magnitudes = input.map((x) => Math.abs(x));
  const largest = rollingExtreme(magnitudes, {
    window,
    minPeriods: 1,
    extreme: "max",
    report: "value",
    ties: "newest",
  });
  const ordered = orderedWindow(input, window);
  let count = 0;
  for (let t = 0; t < input.length; t++) {
    if (t >= window && Number.isFinite(input[t - window]!)) {
      ordered.remove(input[t - window]!);
      count--;
    }
    const x = input[t]!;
    if (!Number.isFinite(x)) continue;
    ordered.insert(x);
    count++;
    if (count < minPeriods) continue;
    const step = tolerance * largest[t]!;
    const place = step > 0 ? Math.round(x / step) : x;
    const below = ordered.countBelow(step > 0 ? (place - 0.5) * step : x, false);
    const upTo = step > 0 ? ordered.countBelow((place + 0.5) * step, false) : ordered.countBelow(x, true);
    output[t] = (below + (upTo - below + 1) / 2) / count;
  }
  return output;
}
