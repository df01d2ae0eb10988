// What a screen is: one question asked of a factor, answered with values and curves.
import type { Study } from "../study.ts";

export type ScreenUnit = "fraction" | "ratio" | "correlation" | "t-statistic" | "probability" | "count" | "bars";

export interface ScreenValue {
  readonly name: string;
  readonly label: string;
  readonly unit: ScreenUnit;
  /** +1: more is better · −1: less is better · 0: neither. */
  readonly direction: -1 | 0 | 1;
  /** null: undefined on this data. */
  readonly value: number | null;
  /** Observations behind the value. */
  readonly n: number;
}

export interface ScreenSeries {
  readonly name: string;
  readonly label: string;
  readonly unit: ScreenUnit;
  readonly xLabel: string;
  readonly x: readonly (string | number)[];
  readonly y: readonly (number | null)[];
}

export interface ScreenAnswer {
  readonly values: readonly ScreenValue[];
  readonly series: readonly ScreenSeries[];
}

export interface Screen {
  readonly name: string;
  readonly says: string;
  readonly ask: (study: Study) => ScreenAnswer;
}

type Kind = Pick<ScreenValue, "unit" | "direction">;

export const correlationUp: Kind = { unit: "correlation", direction: 1 };
export const fractionUp: Kind = { unit: "fraction", direction: 1 };
export const ratioUp: Kind = { unit: "ratio", direction: 1 };
export const tUp: Kind = { unit: "t-statistic", direction: 1 };
export const pDown: Kind = { unit: "probability", direction: -1 };
export const countOf: Kind = { unit: "count", direction: 0 };

/** One value; anything not finite is null. */
export function screenValue(
  named: readonly [name: string, label: string],
  kind: Kind,
  measured: { readonly value: number; readonly n: number },
): ScreenValue {
  return { name: named[0], label: named[1], ...kind, value: finiteOrNull(measured.value), n: measured.n };
}

export function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
