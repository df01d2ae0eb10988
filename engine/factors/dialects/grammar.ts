// Signs between operands: one table for formulas on paper, one for formulas that are Python.
import type { DialectInfix, Grammar } from "./word.ts";

function table(rows: readonly (readonly [string, string, number])[]): ReadonlyMap<string, DialectInfix> {
  return new Map(rows.map(([sign, operator, binds]) => [sign, { operator, binds }]));
}

/** On paper: "=" compares, "&" and "|" join conditions and bind less than comparisons. */
export const paperGrammar: Grammar = {
  infixes: table([
    ["||", "or", 2],
    ["|", "or", 2],
    ["or", "or", 2],
    ["&&", "and", 3],
    ["&", "and", 3],
    ["and", "and", 3],
    ["<", "lt", 5],
    ["<=", "le", 5],
    [">", "gt", 5],
    [">=", "ge", 5],
    ["=", "eq", 5],
    ["==", "eq", 5],
    ["!=", "ne", 5],
    ["<>", "ne", 5],
    ["+", "add", 6],
    ["-", "sub", 6],
    ["*", "mul", 7],
    [".*", "mul", 7],
    ["/", "div", 7],
    ["./", "div", 7],
    ["^", "pow", 9],
    [".^", "pow", 9],
    ["**", "pow", 9],
  ]),
  binds: { comparison: 5, unary: 8, power: 9 },
  notSigns: new Map(),
};

/** In Python "&" and "|" bind tighter than comparisons, and "^" is no power. */
export const pythonGrammar: Grammar = {
  infixes: table([
    ["<", "lt", 2],
    ["<=", "le", 2],
    [">", "gt", 2],
    [">=", "ge", 2],
    ["==", "eq", 2],
    ["!=", "ne", 2],
    ["|", "or", 3],
    ["&", "and", 4],
    ["+", "add", 6],
    ["-", "sub", 6],
    ["*", "mul", 7],
    ["/", "div", 7],
    ["**", "pow", 9],
  ]),
  binds: { comparison: 2, unary: 8, power: 9 },
  notSigns: new Map([
    ["^", 'In Python "^" is no power: write Power(x, y).'],
    ["=", 'To compare, write "==".'],
    ["<>", 'To compare, write "!=".'],
    ["&&", 'Write "&" between conditions in brackets.'],
    ["||", 'Write "|" between conditions in brackets.'],
    ["or", 'Write "|" between conditions in brackets.'],
    ["and", 'Write "&" between conditions in brackets.'],
  ]),
};
