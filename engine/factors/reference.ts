// The operators as one plain table, for prompts, pages and lists.

import { allOperators as operators } from "./all-operators.ts";
import { type CallExpr, type Expr, numberExpr } from "./language/ast.ts";
import { printExpression } from "./language/print.ts";
import { infixes, signatureOf } from "./language/vocabulary.ts";
import { isOptional, numericParams, type Operator } from "./operator.ts";

export interface OperatorEntry {
  readonly name: string;
  readonly signature: string;
  /** How it may be written between or before its operands; null when only by name. */
  readonly sign: string | null;
  readonly family: Operator["family"];
  readonly says: string;
  readonly source: string;
  /** Unit of the result over prices, or why prices are refused. */
  readonly unit: string;
  readonly cost: number;
  /** True when ClickHouse can compute it. */
  readonly sql: boolean;
  /** A call as one would write it. */
  readonly example: string;
}

const signs: ReadonlyMap<string, string> = new Map([
  ...[...infixes.values()].map((infix) => [infix.operator, `x ${infix.sign} y`] as const),
  ["neg", "-x"],
  ["not", "!x"],
  ["where", "condition ? x : y"],
]);

export function operatorReference(): readonly OperatorEntry[] {
  const list: readonly Operator[] = operators;
  return list.map((operator) => ({
    name: operator.name,
    signature: signatureOf(operator),
    sign: signs.get(operator.name) ?? null,
    family: operator.family,
    says: operator.says,
    source: operator.source,
    unit: unitOverPrices(operator),
    cost: operator.cost,
    sql: operator.sql !== undefined,
    example: exampleOf(operator),
  }));
}

function unitOverPrices(operator: Operator): string {
  const columns = operator.params.filter((param) => param.kind === "column");
  const result = operator.unit(columns.map(() => ({ unit: "price", constant: null })));
  return "unit" in result ? result.unit : result.problem;
}

const exampleFields = ["close", "open", "high"];

/**
 * The operator over usual fields, with the numbers of its own example where a parameter must be given: then also those
 * that the example sets otherwise than usual, since what is usual may not fit a small window.
 */
export function exampleExpr(operator: Operator): Expr {
  let column = 0;
  let number = 0;
  const told = lastTold(operator);
  const args = operator.params.flatMap((param): Expr[] => {
    if (param.kind === "column") return [{ kind: "field", name: exampleFields[column++] ?? "close" }];
    if (param.kind === "group") return [{ kind: "group", name: "sector" }];
    const at = number++;
    if (at > told) return [];
    const given = operator.example.params[at] ?? param.default ?? param.min ?? 1;
    return [param.kind === "choice" ? { kind: "choice", name: param.choices?.[given] ?? "" } : numberExpr(given)];
  });
  return { kind: "call", operator: operator.name, args } satisfies CallExpr;
}

/** Place of the last number that an example call writes down; −1 when all of them have a usual value. */
function lastTold(operator: Operator): number {
  const { params } = operator.example;
  const wanted = numericParams(operator);
  if (wanted.every(isOptional)) return -1;
  return wanted.findLastIndex(
    (param, at) =>
      !isOptional(param) || (param.default !== undefined && params[at] !== undefined && params[at] !== param.default),
  );
}

function exampleOf(operator: Operator): string {
  return printExpression(exampleExpr(operator));
}
