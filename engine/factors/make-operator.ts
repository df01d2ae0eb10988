// The four small makers of operators: each turns a definition and a kernel into the whole contract.
import { type Column, mapColumns, mapRows, newColumn } from "#engine/panel";
import { type CellFunction, mapCells } from "./cells.ts";
import type {
  CallShape,
  CrossOperator,
  ElementOperator,
  GroupOperator,
  Operator,
  Param,
  WindowMeaning,
  WindowOperator,
} from "./operator.ts";

/** Longest window that can be written: forty years of days. */
export const longestWindow = 10_000;

export function columns(...names: readonly string[]): readonly Param[] {
  return names.map((name) => ({ name, kind: "column" }));
}

export function windowParam(min: number, name = "n"): Param {
  return { name, kind: "window", min, max: longestWindow };
}

export const minPeriods: Param = { name: "min_periods", kind: "window", min: 1, defaultFrom: "n" };

type Spec<Kind extends Operator, Left extends keyof Kind> = Omit<Kind, "family" | Left>;

/**
 * An element operator from its definition on one cell: `of` gets the column values, then the parameters, five in all.
 * A NaN or infinite input gives NaN unless the definition is said to be open to NaN.
 */
export function elementOperator(
  spec: Spec<ElementOperator, "apply" | "lookback" | "meaning"> & {
    readonly of: CellFunction;
    /** The same over whole columns, for operators that are used often enough to earn a loop of their own. */
    readonly loop?: (inputs: readonly Column[], out: Column) => void;
    /** open: the definition itself says what a missing input gives. */
    readonly missing?: "blank" | "open";
  },
): ElementOperator {
  const { loop, missing, of, ...face } = spec;
  const open = missing === "open";
  return {
    ...face,
    family: "element",
    lookback: () => 0,
    meaning: (values, params) => {
      if (!open && values.some((value) => !Number.isFinite(value))) return Number.NaN;
      const [a, b, c, d, e] = [...values, ...params];
      return finiteOrNaN(of(a!, b!, c!, d!, e!));
    },
    apply: (inputs, params, shape) => {
      const out = outOf(shape);
      if (loop === undefined) return mapCells({ inputs, params, of, open }, out);
      loop(inputs, out);
      return out;
    },
  };
}

function outOf(shape: CallShape): Column {
  return shape.out ?? newColumn(shape.symbols * shape.times);
}

export function finiteOrNaN(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}

/**
 * One symbol's series -> its values, in `out`, which starts with whatever was there; or a new series, which is copied.
 * `out` never overlaps an input.
 */
export type WindowKernel = (
  series: readonly Float64Array[],
  params: readonly number[],
  out: Float64Array,
  shape: CallShape,
) => Float64Array | undefined;

/**
 * A window operator from its meaning and a kernel over one symbol. Unless told otherwise it takes n and min_periods,
 * looks back n − 1 bars, and its meaning sees the complete values of the window only.
 */
export function windowOperator(
  spec: Omit<WindowOperator, "family" | "apply" | "lookback" | "params"> & {
    readonly params?: readonly Param[];
    readonly lookback?: WindowOperator["lookback"];
    /** skip: rows with a missing input leave the window first · keep: the meaning sees them as NaN. */
    readonly missing?: "skip" | "keep";
    /** False when the operator has no min_periods as its last parameter. */
    readonly counted?: boolean;
    /** True for a kernel that takes whole columns, `shape.times` rows for each symbol. */
    readonly whole?: boolean;
    readonly kernel: WindowKernel;
  },
): WindowOperator {
  const { kernel, missing, counted, whole, meaning: inner, ...face } = spec;
  const meaning: WindowMeaning = (windows, params, stamps) => {
    const complete = completeRows(windows);
    if (counted !== false && (complete[0]?.length ?? 0) < (params.at(-1) ?? 1)) return Number.NaN;
    return finiteOrNaN(inner(missing === "keep" ? windows : complete, params, stamps));
  };
  return {
    params: [...columns("x"), windowParam(1), minPeriods],
    lookback: (params) => params[0]! - 1,
    ...face,
    family: "window",
    meaning,
    apply: (inputs, params, shape) => {
      const out = outOf(shape);
      return mapColumns(inputs, out, {
        times: whole ? out.length : shape.times,
        kernel: (series, view) => kernel(series, params, view, shape),
      });
    },
  };
}

function completeRows(windows: readonly Float64Array[]): readonly Float64Array[] {
  const first = windows[0] ?? new Float64Array(0);
  const kept = [...first.keys()].filter((i) => windows.every((window) => Number.isFinite(window[i]!)));
  return windows.map((window) => Float64Array.from(kept, (i) => window[i]!));
}

/** A cross-section operator from a kernel over one date; the kernel fills `out`, which starts as NaN. */
export function crossOperator(
  spec: Spec<CrossOperator, "apply" | "lookback"> & {
    readonly kernel: (rows: readonly Float64Array[], params: readonly number[], out: Float64Array) => void;
  },
): CrossOperator {
  const { kernel, ...face } = spec;
  return {
    ...face,
    family: "cross",
    lookback: () => 0,
    apply: (inputs, params, shape) =>
      mapRows({ inputs, codes: [] }, shape, (rows, _codes, out) => kernel(rows, params, out)),
  };
}

/** A group operator from a kernel over one date and the groups of its symbols; code −1 means none. */
export function groupOperator(
  spec: Spec<GroupOperator, "apply" | "lookback"> & {
    readonly kernel: (
      rows: readonly Float64Array[],
      codes: readonly Int32Array[],
      params: readonly number[],
      out: Float64Array,
    ) => void;
  },
): GroupOperator {
  const { kernel, ...face } = spec;
  return {
    ...face,
    family: "group",
    lookback: () => 0,
    apply: (inputs, params, shape) => {
      const codes = shape.groups.map((group) => group.codes);
      return mapRows({ inputs, codes }, shape, (rows, rowCodes, out) => kernel(rows, rowCodes, params, out));
    },
  };
}
