// The maker of technical indicators: one rule for missing rows, for all of them.
import { mapColumns, newColumn } from "#engine/panel";
import { finiteOrNaN } from "./make-operator.ts";
import type { Param, WindowOperator } from "./operator.ts";

/** Fills `out`, which starts as NaN, from series without gaps. */
export type DenseKernel = (series: readonly Float64Array[], params: readonly number[], out: Float64Array) => void;

/**
 * An indicator from its kernel and its meaning, both of which see only rows where every input is present.
 *
 * The set was defined for series without gaps. Here a row with a missing or infinite input gives nothing and is passed
 * over: the indicator runs on the rows that are present, in order. So it begins at the first complete row, and a suspended
 * day leaves its state as it was. For the same reason it may look back any number of bars, unless it reads one row only.
 */
export function indicator(
  spec: Omit<WindowOperator, "family" | "apply" | "lookback"> & {
    /** True when a value depends on its own row only. */
    readonly pointwise?: boolean;
    readonly kernel: DenseKernel;
  },
): WindowOperator {
  const { kernel, meaning, pointwise, source, ...face } = spec;
  const overRows = overPresentRows(kernel);
  return {
    ...face,
    family: "window",
    source: pointwise ? source : `${source} Rows with a missing input are passed over.`,
    lookback: () => (pointwise ? 0 : Number.POSITIVE_INFINITY),
    meaning: (windows, params) => {
      const rows = windows[0]?.length ?? 0;
      const present = presentRows(windows, rows);
      if (present.at(-1) !== rows - 1) return Number.NaN;
      return finiteOrNaN(
        meaning(present.length === rows ? windows : windows.map((window) => gathered(window, present)), params),
      );
    },
    apply: (inputs, params, shape) =>
      mapColumns(inputs, shape.out ?? newColumn(shape.symbols * shape.times), {
        times: shape.times,
        kernel: (series, out) => overRows(series, params, out),
      }),
  };
}

function overPresentRows(
  kernel: DenseKernel,
): (series: readonly Float64Array[], params: readonly number[], out: Float64Array) => undefined {
  return (series, params, out) => {
    out.fill(Number.NaN);
    const first = firstPresent(series, out.length);
    if (isWhole(series, first)) {
      const target = out.subarray(first);
      kernel(
        series.map((column) => column.subarray(first)),
        params,
        target,
      );
      blankInfinite(target);
      return undefined;
    }
    const present = presentRows(series, out.length);
    const dense = new Float64Array(present.length).fill(Number.NaN);
    kernel(
      series.map((column) => gathered(column, present)),
      params,
      dense,
    );
    blankInfinite(dense);
    for (let k = 0; k < present.length; k++) out[present[k]!] = dense[k]!;
    return undefined;
  };
}

function isPresent(series: readonly Float64Array[], t: number): boolean {
  for (const column of series) if (!Number.isFinite(column[t]!)) return false;
  return true;
}

function firstPresent(series: readonly Float64Array[], rows: number): number {
  let t = 0;
  while (t < rows && !isPresent(series, t)) t++;
  return t;
}

function isWhole(series: readonly Float64Array[], from: number): boolean {
  return series.every((column) => {
    for (let t = from; t < column.length; t++) if (!Number.isFinite(column[t]!)) return false;
    return true;
  });
}

function presentRows(series: readonly Float64Array[], rows: number): Int32Array {
  const kept = new Int32Array(rows);
  let count = 0;
  for (let t = 0; t < rows; t++) if (isPresent(series, t)) kept[count++] = t;
  return kept.subarray(0, count);
}

function gathered(column: Float64Array, rows: Int32Array): Float64Array {
  const dense = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) dense[k] = column[rows[k]!]!;
  return dense;
}

function blankInfinite(out: Float64Array): void {
  for (let t = 0; t < out.length; t++) if (!Number.isFinite(out[t]!)) out[t] = Number.NaN;
}

/** The window of an indicator; `least` is the smallest that the set allows. */
export function periodParam(standard: number, least = 2, name = "n"): Param {
  return { name, kind: "window", min: least, max: 10_000, default: standard };
}

/** Which of several series an indicator gives. */
export function outputParam(...choices: readonly string[]): Param {
  return { name: "output", kind: "choice", choices, default: 0 };
}

export function numberParam(
  name: string,
  standard: number,
  range: { readonly min: number; readonly max: number },
): Param {
  return { name, kind: "number", default: standard, ...range };
}

/** An indicator that reads one row only: its values in order of the columns. */
export function rowIndicator(
  spec: Omit<WindowOperator, "family" | "apply" | "lookback" | "meaning"> & {
    readonly of: (...values: number[]) => number;
  },
): WindowOperator {
  const { of, ...face } = spec;
  return indicator({
    ...face,
    pointwise: true,
    meaning: (past) => of(...past.map((column) => column.at(-1)!)),
    kernel: ([a, b, c, d], _params, out) => {
      for (let t = 0; t < out.length; t++) out[t] = of(a![t]!, b?.[t] ?? 0, c?.[t] ?? 0, d?.[t] ?? 0);
    },
  });
}
