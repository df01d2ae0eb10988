// Columns compared byte by byte, the bits of NaN included; much faster than a deep comparison.
import { expect } from "vitest";
import { type Expr, printExpression } from "../../../engine/factors/index.ts";
import type { Column } from "../../../engine/panel/index.ts";

export function expectSameBytes(
  actual: readonly (Column | undefined)[],
  wanted: readonly Column[],
  exprs: readonly Expr[],
): void {
  expect(actual.length).toBe(wanted.length);
  for (const [k, column] of wanted.entries()) {
    const other = actual[k] ?? new Float64Array(0);
    if (Buffer.compare(bytesOf(column), bytesOf(other)) === 0) continue;
    const at = column.findIndex((value, i) => !Object.is(value, other[i]));
    const where = at === -1 ? "the bits of NaN" : `cell ${at}: ${other[at]} instead of ${column[at]}`;
    expect.fail(`${printExpression(exprs[k]!)}: ${where}`);
  }
}

function bytesOf(column: Column): Uint8Array {
  return new Uint8Array(column.buffer, column.byteOffset, column.byteLength);
}
