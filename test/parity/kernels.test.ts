// The fast form of every operator against its meaning, on columns with gaps, ties, constants, offsets, infinities, spikes and steps.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allOperators as operators } from "../../engine/factors/all-operators.ts";
import { planeThrough } from "../../engine/factors/least-squares.ts";
import type { CallShape, Operator } from "../../engine/factors/operator.ts";
import { nuisanceColumn, nuisanceShape, nuisances, someParams } from "../support/operator-calls.ts";
import { applyMeaning } from "../support/operator-meaning.ts";

interface Size {
  readonly symbols: number;
  readonly times: number;
}

/** Windows need dates, cross-sections need symbols; what is left over costs time and shows nothing. */
const sizes: Readonly<Record<Operator["family"], Size>> = {
  element: { symbols: 3, times: 30 },
  window: { symbols: 2, times: 44 },
  cross: { symbols: 6, times: 14 },
  group: { symbols: 6, times: 14 },
};

interface Reach {
  readonly back: number;
  readonly size: Size;
}

/** The largest magnitude among the inputs that a cell reads: what its rounding is relative to. */
function reachOf(inputs: readonly Float64Array[], i: number, { back, size }: Reach): number {
  const t = i % size.times;
  const from = Number.isFinite(back) ? Math.max(0, t - back) : 0;
  let most = 0;
  for (const input of inputs) {
    for (let row = from; row <= t; row++) {
      const x = Math.abs(input[i - t + row] ?? 0);
      if (Number.isFinite(x)) most = Math.max(most, x);
    }
  }
  return most;
}

/** Cross-section cells read the whole date. */
function reachOfDate(inputs: readonly Float64Array[], i: number, size: Size): number {
  const t = i % size.times;
  const cells = Array.from({ length: size.symbols }, (_, s) => s * size.times + t);
  return Math.max(...cells.map((cell) => reachOf(inputs, cell, { back: 0, size })));
}

/** How the rounding of inputs of a given size shows in the result. */
function allowance(
  operator: Operator,
  cell: { readonly reach: number; readonly wanted: number; readonly params: readonly number[] },
): number {
  const { reach, wanted, params } = cell;
  const relative = 1e-9 * Math.abs(wanted);
  switch (operator.name) {
    case "ts_moment": // a power of deviations that carry the inputs' rounding
      return relative + 1e-13 * reach ** (params[1] ?? 2);
    case "ts_var":
    case "ts_cov":
      return relative + 1e-13 * reach * reach;
    case "ts_product":
      return relative;
    case "ts_skew":
    case "ts_kurt":
    case "ts_corr":
    case "ts_rsquare":
    case "ts_zscore":
    case "cs_zscore":
    case "group_zscore":
      return relative + 1e-5;
    case "neutralize": // the meaning's own group averages of a far-off exposure carry its rounding, times the slope
      return relative + 1e-6 * reach;
    case "cs_minmax":
      return relative + 1e-9;
    default:
      return relative + 1e-12 * reach;
  }
}

/**
 * The least share of a regressor's variance that the other regressors leave to it; 1 where there is one regressor at most.
 * By theory the rounding of normal equations, which the rolling regressions solve, grows with the inverse of this share: four
 * rows through which a plane with four coefficients passes determine it in some windows hardly at all.
 */
function ownShare(operator: Operator, inputs: readonly Float64Array[], at: Reach & { readonly i: number }): number {
  if (!/^ts_reg[23]_/.test(operator.name)) return 1;
  const from = Math.max(at.i - (at.i % at.size.times), at.i - at.back);
  const windows = inputs.map((input) => input.slice(from, at.i + 1).map((x) => (Number.isFinite(x) ? x : Number.NaN)));
  const whole = windows.map((window) =>
    window.map((x, row) => (windows.every((other) => Number.isFinite(other[row])) ? x : Number.NaN)),
  );
  const regressors = whole.slice(1);
  const explained = regressors.map((x, k) => planeThrough([x, ...regressors.toSpliced(k, 1)])?.rsquare ?? 0);
  return Math.max(1 - Math.max(...explained), Number.EPSILON);
}

function disagreement(
  operator: Operator,
  inputs: readonly Float64Array[],
  params: readonly number[],
  shape: CallShape,
) {
  const fast = operator.apply(inputs, params, shape);
  const slow = applyMeaning(operator, inputs, params, shape);
  const reach = { back: operator.lookback(params), size: sizes[operator.family] };
  for (let i = 0; i < slow.length; i++) {
    const [a, b] = [fast[i] ?? Number.NaN, slow[i] ?? Number.NaN];
    if (Number.isNaN(a) && Number.isNaN(b)) continue;
    const dated = operator.family === "cross" || operator.family === "group";
    const most = dated ? reachOfDate(inputs, i, reach.size) : reachOf(inputs, i, reach);
    const allowed = allowance(operator, { reach: most, wanted: b, params });
    if (Math.abs(a - b) <= allowed) continue;
    if (!(Math.abs(a - b) <= allowed / ownShare(operator, inputs, { i, ...reach })))
      return { i, fast: a, meaning: b, reach: most };
  }
  return null;
}

describe.each((operators as readonly Operator[]).map((operator) => [operator.name, operator] as const))(
  "%s",
  (_name, operator) => {
    test("fast form equals meaning", () => {
      const size = sizes[operator.family];
      const shape = nuisanceShape(operator, size);
      const kind = fc.constantFrom(...nuisances);
      const call = fc.record({
        kinds: fc.array(kind, { minLength: 3, maxLength: 3 }),
        seed: fc.integer({ min: 0, max: 9999 }),
        window: fc.integer({ min: 1, max: 12 }),
        least: fc.integer({ min: 1, max: 12 }),
      });
      fc.assert(
        fc.property(call, ({ kinds, seed, window, least }) => {
          const params = someParams(operator, { window, least });
          const inputs = operator.example.columns.map((_, k) => nuisanceColumn(kinds[k] ?? "plain", size, seed + k));
          expect(disagreement(operator, inputs, params, shape)).toBeNull();
        }),
        { numRuns: 40, seed: 20_140_602 },
      );
    });
  },
);
