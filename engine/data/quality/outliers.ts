// Moves far outside a symbol's own habit: extremes, spikes that are undone, jumps that look like an unadjusted split.
import { quantileOf } from "#engine/core";
import { openCases } from "./finding.ts";
import type { QualityCheck } from "./quality.ts";
import type { BarsView } from "./view.ts";

/** Robust deviations from the median; 1.4826 × MAD equals the standard deviation of a normal. */
const farOut = 15;
const leastMove = 0.1;
const fewest = 30;
/** Log distances within a bar. */
const leastReach = 0.2;
const farReach = 30;

export const outliers = {
  name: "outliers",
  says: `Returns further than ${farOut} robust deviations from the symbol's median, and bars with a far too wide range.`,
  run: (view) => {
    const found = { extreme: openCases(), spike: openCases(), split: openCases(), range: openCases() };
    for (let s = 0; s < view.symbols; s++) {
      checkReturns(view, s, found);
      checkRanges(view, s, found);
    }
    return [
      ...found.extreme.finding({
        code: "extreme-return",
        severity: "info",
        says: `Returns further than ${farOut} robust deviations from the symbol's median, and not undone by the next bar.`,
      }),
      ...found.spike.finding({
        code: "price-spike",
        severity: "warning",
        says: "Extreme returns that the next bar undoes by at least four fifths: probably a wrong price.",
      }),
      ...found.split.finding({
        code: "split-like-jump",
        severity: "warning",
        says: "Overnight jumps by a whole ratio from 2 to 10: probably a split that is not adjusted for.",
      }),
      ...found.range.finding({
        code: "range-outlier",
        severity: "warning",
        says: "The range of a bar, or the way of its high or low from open and close, is at least 20% and more than 30 times the usual: probably a wrong price.",
      }),
    ];
  },
} satisfies QualityCheck;

type Found = Readonly<Record<"extreme" | "spike" | "split" | "range", ReturnType<typeof openCases>>>;

function checkReturns(view: BarsView, s: number, found: Found): void {
  const { rows } = view;
  const close = view.field("close");
  if (close === undefined) return;
  const returns = new Float64Array(rows).fill(Number.NaN);
  for (let t = 1; t < rows; t++) returns[t] = close[s * rows + t]! / close[s * rows + t - 1]! - 1;
  // Days without a move, such as halts written as bars, say nothing about the usual size of one.
  const known = returns.filter((r) => Number.isFinite(r) && r !== 0);
  if (known.length < fewest) return;
  const median = quantileOf(known, 0.5);
  const deviation =
    1.4826 *
    quantileOf(
      known.map((r) => Math.abs(r - median)),
      0.5,
    );
  for (let t = 1; t < rows; t++) {
    const move = returns[t]! - median;
    if (!(Math.abs(move) > leastMove && Math.abs(move) > farOut * deviation)) continue;
    const cell = s * rows + t;
    const next = returns[t + 1] ?? Number.NaN;
    const undone = -Math.log1p(next) / Math.log1p(returns[t]!) > 0.8;
    const kind = splitLike(view, cell) ? found.split : undone ? found.spike : found.extreme;
    kind.add(() =>
      view.cellExample(cell, ["close"], {
        return: returns[t]!,
        deviations: deviation === 0 ? null : Math.abs(move) / deviation,
      }),
    );
    if (undone) t++;
  }
}

function splitLike(view: BarsView, cell: number): boolean {
  const open = view.field("open");
  const close = view.field("close");
  if (open === undefined || close === undefined) return false;
  const near = (ratio: number, tolerance: number): boolean => {
    const size = ratio < 1 ? 1 / ratio : ratio;
    const whole = Math.round(size);
    return whole >= 2 && whole <= 10 && Math.abs(size / whole - 1) < tolerance;
  };
  return near(open[cell]! / close[cell - 1]!, 0.02) && near(close[cell]! / close[cell - 1]!, 0.06);
}

function checkRanges(view: BarsView, s: number, found: Found): void {
  const { rows } = view;
  const [open, high, low, close] = ["open", "high", "low", "close"].map((name) => view.field(name));
  if (open === undefined || high === undefined || low === undefined || close === undefined) return;
  const reach = new Float64Array(rows).fill(Number.NaN);
  const span = new Float64Array(rows).fill(Number.NaN);
  for (let t = 0; t < rows; t++) {
    const cell = s * rows + t;
    const up = Math.log(high[cell]! / Math.max(open[cell]!, close[cell]!));
    const down = Math.log(Math.min(open[cell]!, close[cell]!) / low[cell]!);
    reach[t] = Math.max(up, down);
    span[t] = Math.log(high[cell]! / low[cell]!);
  }
  const usualReach = usualOf(reach);
  const usualSpan = usualOf(span);
  for (let t = 0; t < rows; t++) {
    const far = (value: number, usual: number): boolean => value > leastReach && value > farReach * usual;
    if (!far(reach[t]!, usualReach) && !far(span[t]!, usualSpan)) continue;
    found.range.add(() => view.cellExample(s * rows + t, ["open", "high", "low", "close"]));
  }
}

/** Median of the values that exist; NaN, which nothing exceeds, when there are too few. */
function usualOf(values: Float64Array): number {
  const known = values.filter((value) => Number.isFinite(value));
  return known.length < fewest ? Number.NaN : quantileOf(known, 0.5);
}
