// Leaves that read other markets, as plain data.
import type { Reducer } from "../reducers/index.ts";
import type { Expr } from "./ast.ts";

export interface LeafMarket {
  readonly market: string;
  /** One symbol for all; null: the symbol of the same name. */
  readonly symbol: string | null;
}

/** series: market("index").close · reduced: vec_std(market("us_minute"), returns(close, 1)) */
export type InputLeaf =
  | (LeafMarket & { readonly kind: "series"; readonly field: string })
  | (LeafMarket & {
      readonly kind: "reduced";
      readonly reducer: string;
      /** A formula over the finer market's fields. */
      readonly formula: Expr;
      /** The reducer's number; NaN for one without. */
      readonly param: number;
    });

/** Whether a field's name is the text of such a leaf: no field of a market has brackets. */
export function isInputName(name: string): boolean {
  return /^(?:market|vec_\w+)\(/.test(name);
}

/** What is wrong with a reducer's number, or null. */
export function reducerProblem({ name, param }: Reducer, value: number): string | null {
  if (param === undefined || (Number.isFinite(value) && isAllowed(param, value))) return null;
  const range = `${param.whole ? "a whole number " : ""}from ${param.min} to ${param.max}`;
  return `"${param.name}" of ${name} must be ${range}${param.not === undefined ? "" : ` other than ${param.not}`}, not ${value}`;
}

function isAllowed(param: NonNullable<Reducer["param"]>, value: number): boolean {
  const whole = !param.whole || Number.isInteger(value);
  return whole && value >= param.min && value <= param.max && value !== param.not;
}
