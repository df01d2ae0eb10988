// The numbers of a call: windows and numbers as they stand, a choice as its place among the words.
import { numericParams, type Operator } from "../operator.ts";
import type { Expr } from "./ast.ts";

/** Numbers behind the arguments after columns and groups; null when one is not a plain number or a known word. */
export function numbersOf(operator: Operator, args: readonly Expr[]): readonly number[] | null {
  const params = numericParams(operator);
  const numbers: number[] = [];
  for (const [place, arg] of args.entries()) {
    const param = params[place];
    const number =
      arg.kind === "number" && param?.kind !== "choice"
        ? arg.value
        : arg.kind === "choice" && param?.kind === "choice"
          ? (param.choices?.indexOf(arg.name) ?? -1)
          : -1;
    if (param === undefined || (number < 0 && arg.kind !== "number")) return null;
    numbers.push(number);
  }
  return numbers;
}
