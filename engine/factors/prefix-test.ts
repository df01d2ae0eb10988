// Does a factor read the future? Its values on the past must not move when the tail is cut off or replaced by noise.
import { QraftError } from "#engine/core";
import type { Column, Panel } from "#engine/panel";
import { compileGraph, lookbackOf } from "./compile.ts";
import { evaluate } from "./evaluate.ts";
import type { Expr } from "./language/ast.ts";
import { neededInputs } from "./prefix-inputs.ts";
import { gappedPanel, noisedPanel, prefixRandom, samplePanel, truncatedPanel } from "./prefix-panel.ts";

export interface PrefixOptions {
  /** Lengths of the tails, in bars. */
  readonly bars?: readonly number[];
  readonly seed: number;
  /** Rows and symbols of the sample that is tested; by default what keeps the test cheap. */
  readonly times?: number;
  readonly symbols?: number;
}

export interface PrefixCheck {
  readonly tail: "truncated" | "noise";
  /** How many of the newest bars were cut off or replaced. */
  readonly bars: number;
  /** Largest relative difference of a value before the cut; Infinity when one is missing on one side only. */
  readonly maxDifference: number;
  /** Cells that have a value on both sides. */
  readonly compared: number;
}

export interface PrefixReport {
  readonly maxDifference: number;
  /** True when no value moved and at least one was compared. */
  readonly passed: boolean;
  /** Fewest values that a check compared; 0 proves nothing. */
  readonly compared: number;
  readonly checks: readonly PrefixCheck[];
}

export const prefixBars = [1, 2, 5, 10, 20] as const;
/** Rounding at most: the same arithmetic on the same past gives the same bits. */
const allowedDifference = 1e-9;
const leastTimes = 200;
const sampleSymbols = 40;

/** Tests a formula over a bounded sample of the panel: enough rows for its look-back, and some more. */
export function prefixTest(expr: Expr, panel: Panel, options: PrefixOptions): PrefixReport {
  const lookback = lookbackOf(compileGraph([expr]));
  const times = options.times ?? (Number.isFinite(lookback) ? Math.max(leastTimes, lookback + 80) : 2 * leastTimes);
  return prefixTestOf((part) => evaluate(expr, part), neededInputs(panel, expr, times), { ...options, times });
}

/** The same test for anything that turns a panel into one column. */
export function prefixTestOf(evaluator: (panel: Panel) => Column, panel: Panel, options: PrefixOptions): PrefixReport {
  const random = prefixRandom(options.seed);
  const size = { times: options.times ?? leastTimes, symbols: options.symbols ?? sampleSymbols };
  const sample = samplePanel(panel, size, random.fork("sample"));
  const times = sample.times.length;
  const bars = fittingBars(options.bars ?? prefixBars, times);
  const whole = gappedPanel(
    sample,
    bars.map((each) => times - each),
  );
  const expected = evaluator(whole);
  const checks = bars.flatMap((each): PrefixCheck[] => {
    const cut = times - each;
    const noised = noisedPanel(whole, cut, random.fork(`noise/${each}`));
    return [
      {
        tail: "truncated",
        bars: each,
        ...compare(expected, evaluator(truncatedPanel(whole, cut)), { times, cut, width: cut }),
      },
      { tail: "noise", bars: each, ...compare(expected, evaluator(noised), { times, cut, width: times }) },
    ];
  });
  const maxDifference = Math.max(...checks.map((check) => check.maxDifference));
  const compared = Math.min(...checks.map((check) => check.compared));
  return { maxDifference, compared, passed: maxDifference <= allowedDifference && compared > 0, checks };
}

/** Tails that leave at least one row before them. */
function fittingBars(bars: readonly number[], times: number): readonly number[] {
  const fitting = bars.filter((each) => Number.isInteger(each) && each >= 1 && each < times);
  if (fitting.length > 0) return fitting;
  throw new QraftError(
    "panel-too-short",
    `A prefix test with tails of ${bars.join(", ")} bars does not fit a panel of ${times} bars.`,
    "Use a panel with more rows, or shorter tails.",
  );
}

/** Compares rows before the cut; `width` is the row count of the second column. */
function compare(
  expected: Column,
  found: Column,
  rows: { readonly times: number; readonly cut: number; readonly width: number },
): { readonly maxDifference: number; readonly compared: number } {
  let maxDifference = 0;
  let compared = 0;
  for (let s = 0; s * rows.times < expected.length; s++) {
    for (let t = 0; t < rows.cut; t++) {
      const a = expected[s * rows.times + t]!;
      const b = found[s * rows.width + t]!;
      if (Number.isFinite(a) && Number.isFinite(b)) compared++;
      maxDifference = Math.max(maxDifference, difference(a, b));
    }
  }
  return { maxDifference, compared };
}

/** Relative to the larger magnitude; two missing values are equal, one alone differs without bound. */
function difference(a: number, b: number): number {
  if (Object.is(a, b) || a === b) return 0;
  if (!Number.isFinite(a) || !Number.isFinite(b))
    return Number.isFinite(a) === Number.isFinite(b) ? 0 : Number.POSITIVE_INFINITY;
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}
