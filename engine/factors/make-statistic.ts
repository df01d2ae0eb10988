// The maker of statistics: one number from the complete values of a window, the form that all calculators of the tsfresh set share.
import { columns, longestWindow, minPeriods, windowOperator, windowParam } from "./make-operator.ts";
import type { Example, Param, WindowOperator } from "./operator.ts";
import type { UnitRule } from "./unit.ts";

/** The version of tsfresh whose definitions these are; its own feature of that name, once the prefix is taken away. */
const origin = "tsfresh 4be5769e (numpy 1.24, pandas 1.5, scipy 1.10, statsmodels 0.13)";

/** Choices of a parameter that is true or false elsewhere. */
export const noYes = ["no", "yes"] as const;

export function choiceParam(name: string, choices: readonly string[], place = 0): Param {
  return { name, kind: "choice", choices, default: place };
}

/** A whole number that has a default. */
export function wholeParam(
  name: string,
  bounds: { readonly min: number; readonly max?: number },
  usual: number,
): Param {
  return { name, kind: "number", whole: true, ...bounds, default: usual };
}

export interface StatisticSpec {
  /** As tsfresh calls it, with the prefix tsf_. */
  readonly name: string;
  readonly says: string;
  /** What the definition adds to its name; the origin is put in front. */
  readonly source?: string;
  /** Columns beside x. */
  readonly beside?: readonly string[];
  /** Longest window, for definitions whose work grows with its square. */
  readonly longest?: number;
  /** Parameters between the window and min_periods; every one has a default. */
  readonly extra?: readonly Param[];
  readonly unit: UnitRule;
  /** Relative cost per cell for a window of about sixty values; it grows with the window. */
  readonly cost: number;
  /**
   * The definition: complete values of the window, oldest first, and the parameters of `extra`. It writes to neither.
   * A result that is not finite becomes NaN.
   */
  readonly of: (x: Float64Array, params: readonly number[], others: readonly Float64Array[]) => number;
  readonly example: Example;
}

/**
 * A window operator that computes its definition afresh over each window: a statistic of a whole series has no cheaper
 * exact form. Meaning and fast form are therefore one function, and outside numbers are what proves it. Missing values
 * leave the window first; fewer than min_periods present ones give NaN.
 */
export function statisticOperator(spec: StatisticSpec): WindowOperator {
  const { name, says, unit, cost, of, example } = spec;
  const extra = spec.extra ?? [];
  const own = (params: readonly number[]): readonly number[] => params.slice(1, 1 + extra.length);
  return windowOperator({
    name,
    says,
    source: `${origin}, ${name.slice("tsf_".length)}.${spec.source === undefined ? "" : ` ${spec.source}`}`,
    params: [
      ...columns("x", ...(spec.beside ?? [])),
      { ...windowParam(1), max: spec.longest ?? longestWindow },
      ...extra,
      minPeriods,
    ],
    unit,
    cost,
    meaning: ([x, ...others], params) => (x!.length === 0 ? Number.NaN : of(x!, own(params), others)),
    kernel: (series, params, out) => {
      const inner = own(params);
      overWindows(series, out, {
        window: params[0]!,
        minPeriods: params.at(-1)!,
        of: (x, others) => of(x, inner, others),
      });
      return undefined;
    },
    example,
  });
}

/**
 * Calls `of` on the complete rows of each window and writes what it gives.
 *
 * Shape   series[k][n] -> out[n]; out[t] reads rows t - window + 1 .. t, never later
 * NaN     a row with a missing input leaves the window; fewer than minPeriods rows, and results that are not finite, give NaN
 * Cost    one copy of the window per row, and what `of` costs
 */
export function overWindows(
  series: readonly Float64Array[],
  out: Float64Array,
  rule: {
    readonly window: number;
    readonly minPeriods: number;
    readonly of: (x: Float64Array, others: readonly Float64Array[]) => number;
  },
): void {
  const kept = series.map((input) => new Float64Array(Math.min(rule.window, input.length)));
  const whole = kept[0]!.length;
  const times = series[0]!.length;
  for (let t = 0; t < times; t++) {
    const count = gather(series, kept, { from: Math.max(0, t - rule.window + 1), to: t });
    if (count < rule.minPeriods || count === 0) {
      out[t] = Number.NaN;
      continue;
    }
    const views = count === whole ? kept : kept.map((values) => values.subarray(0, count));
    const value = rule.of(views[0]!, views.length === 1 ? none : views.slice(1));
    out[t] = Number.isFinite(value) ? value : Number.NaN;
  }
}

const none: readonly Float64Array[] = [];

/** Copies the rows in which every series has a value; their number. */
function gather(
  series: readonly Float64Array[],
  kept: readonly Float64Array[],
  rows: { readonly from: number; readonly to: number },
): number {
  let count = 0;
  const [x] = series;
  const [first] = kept;
  if (series.length === 1) {
    for (let row = rows.from; row <= rows.to; row++) {
      const value = x![row]!;
      if (Number.isFinite(value)) first![count++] = value;
    }
    return count;
  }
  for (let row = rows.from; row <= rows.to; row++) {
    if (!series.every((input) => Number.isFinite(input[row]!))) continue;
    for (let k = 0; k < series.length; k++) kept[k]![count] = series[k]![row]!;
    count++;
  }
  return count;
}
