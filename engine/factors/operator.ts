// The operator contract: what every operator says about itself, and which parameters it accepts.
import type { Column, Groups } from "#engine/panel";
import type { SqlForm } from "./sql-form.ts";
import type { UnitRule } from "./unit.ts";

/**
 * column: a factor · group: a group name · window: whole bars · number: any number · choice: one of a few words, passed
 * as its place in `choices`. Columns come first, then groups, then the rest; optional ones last.
 */
export interface Param {
  readonly name: string;
  readonly kind: "column" | "window" | "number" | "group" | "choice";
  readonly min?: number;
  readonly max?: number;
  /** Used when the argument is left out. For a choice: its place. */
  readonly default?: number;
  /** The argument takes the value of this other parameter when it is left out, and may not exceed it when given. */
  readonly defaultFrom?: string;
  readonly choices?: readonly string[];
  /** The argument may not be below this other parameter. */
  readonly atLeast?: string;
  /** The argument may not exceed this earlier parameter. */
  readonly atMost?: string;
  /** True for counts: a fraction is refused. Windows are whole in any case. */
  readonly whole?: boolean;
}

/** The panel around a call, and the groups that the call names, in order. */
export interface CallShape {
  readonly symbols: number;
  readonly times: number;
  readonly groups: readonly Groups[];
  /** Bar-open times of the rows, ms UTC; a call that needs them says so when they are missing. */
  readonly stamps?: Float64Array;
  /** Where to write, every cell; a new column when left out. It never overlaps an input. */
  readonly out?: Column;
  /** Cross-section and group operators: only these rows of `out` are computed; all when left out. */
  readonly rows?: { readonly from: number; readonly to: number };
}

/** Executed documentation: one symbol over time for element and window operators, one date across symbols otherwise. */
export interface Example {
  readonly columns: readonly (readonly number[])[];
  readonly groups?: readonly (readonly number[])[];
  /** Bar-open times, for operators that read them. */
  readonly stamps?: readonly number[];
  readonly params: readonly number[];
  readonly gives: readonly number[];
}

interface OperatorFace {
  readonly name: string;
  readonly says: string;
  readonly source: string;
  readonly params: readonly Param[];
  readonly unit: UnitRule;
  /** Bars of history beyond the inputs' own; Infinity for recursive ones. Takes the completed numeric parameters. */
  readonly lookback: (params: readonly number[]) => number;
  /** Relative cost per cell; one addition is 1. */
  readonly cost: number;
  /** True when arguments may be swapped without changing the result. */
  readonly commutative?: boolean;
  /** The fast form; `params` are complete. Element operators take a column of length 1 as a constant. */
  readonly apply: (inputs: readonly Column[], params: readonly number[], shape: CallShape) => Column;
  /** The call in ClickHouse SQL, where ClickHouse can do it. */
  readonly sql?: SqlForm;
  readonly example: Example;
}

/** The slow, obvious forms. Non-finite inputs reach them as NaN. */
export type ElementMeaning = (values: readonly number[], params: readonly number[]) => number;
/** Windows of lookback + 1 values, oldest first, NaN before the first row; the whole past when the look-back is infinite. */
export type WindowMeaning = (
  windows: readonly Float64Array[],
  params: readonly number[],
  /** Bar-open times of the windows' rows, NaN before the first. */
  stamps?: Float64Array,
) => number;
export type CrossMeaning = (rows: readonly Float64Array[], params: readonly number[]) => Float64Array;
export type GroupMeaning = (
  rows: readonly Float64Array[],
  codes: readonly Int32Array[],
  params: readonly number[],
) => Float64Array;

export interface ElementOperator extends OperatorFace {
  readonly family: "element";
  readonly meaning: ElementMeaning;
}
export interface WindowOperator extends OperatorFace {
  readonly family: "window";
  readonly meaning: WindowMeaning;
}
export interface CrossOperator extends OperatorFace {
  readonly family: "cross";
  readonly meaning: CrossMeaning;
}
export interface GroupOperator extends OperatorFace {
  readonly family: "group";
  readonly meaning: GroupMeaning;
}
export type Operator = ElementOperator | WindowOperator | CrossOperator | GroupOperator;

export function isOptional(param: Param): boolean {
  return param.default !== undefined || param.defaultFrom !== undefined;
}

/** The numeric parameters (window, number, choice) of an operator, in order. */
export function numericParams(operator: Operator): readonly Param[] {
  return operator.params.filter((param) => param.kind !== "column" && param.kind !== "group");
}

/**
 * Fills in what was left out and checks ranges; `given` are the numbers written for window, number and choice parameters.
 * A problem names the place in `numericParams` and what is wrong, without the expression's text.
 */
export function completeParams(
  operator: Operator,
  given: readonly number[],
): { readonly params: readonly number[] } | { readonly problem: string; readonly at: number } {
  const wanted = numericParams(operator);
  const params: number[] = [];
  for (const [at, param] of wanted.entries()) {
    const bound = param.defaultFrom === undefined ? undefined : boundOf(wanted, params, param.defaultFrom);
    const value = given[at] ?? param.default ?? (bound === undefined ? undefined : Math.floor(bound));
    if (value === undefined) return { problem: `${operator.name} needs "${param.name}"`, at };
    const problem = rangeProblem(param, value, bound);
    const floor = param.atLeast === undefined ? undefined : boundOf(wanted, params, param.atLeast);
    if (floor !== undefined && value < floor) {
      return {
        problem: `"${param.name}" of ${operator.name} must be at least ${param.atLeast} (${floor}), not ${value}`,
        at,
      };
    }
    const ceiling = param.atMost === undefined ? undefined : boundOf(wanted, params, param.atMost);
    if (ceiling !== undefined && value > ceiling) {
      return {
        problem: `"${param.name}" of ${operator.name} must be at most ${param.atMost} (${ceiling}), not ${value}`,
        at,
      };
    }
    if (problem !== null) return { problem: `"${param.name}" of ${operator.name} ${problem}`, at };
    params.push(value);
  }
  if (given.length > wanted.length) {
    return { problem: `${operator.name} takes ${wanted.length} numbers, not ${given.length}`, at: wanted.length };
  }
  return { params };
}

function boundOf(wanted: readonly Param[], params: readonly number[], name: string): number | undefined {
  return params[wanted.findIndex((param) => param.name === name)];
}

function rangeProblem(param: Param, value: number, bound: number | undefined): string | null {
  if (!Number.isFinite(value)) return `must be a number, not ${value}`;
  if (param.kind === "choice") {
    const choices = param.choices ?? [];
    return choices[value] === undefined ? `must be one of ${choices.join(", ")}` : null;
  }
  if ((param.kind === "window" || param.whole) && !Number.isInteger(value))
    return `must be a whole number, not ${value}`;
  if (param.min !== undefined && value < param.min) return `must be at least ${param.min}, not ${value}`;
  if (param.max !== undefined && value > param.max) return `must be at most ${param.max}, not ${value}`;
  if (bound !== undefined && value > Math.max(1, Math.floor(bound))) {
    return `must be at most ${param.defaultFrom} (${bound}), not ${value}`;
  }
  return null;
}
