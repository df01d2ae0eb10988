// A question that is computed inside the tables: what may be asked, and the check that it reaches nothing else.
import { fault } from "#engine/core";
import type { Adjustment, PanelQuery, SnapshotInfo, Withheld } from "../bar.ts";

export interface GridQuery {
  /** Which rows; its list of fields is not read. */
  readonly panel: PanelQuery;
  /** Fields that the statement calls x0, x1 …, adjusted as the panel asks. */
  readonly fields: readonly string[];
  /** Groups whose codes the statement calls g0, g1 …; −1 for none. */
  readonly groups: readonly string[];
  /**
   * SELECTs, the first over `grid` (s, t, x0 …, g0 …: a row for every symbol and date, NULL where a bar is missing),
   * each next over the one before, by the names l0, l1 …. The last gives t and the results as Float64, in the order s, t.
   */
  readonly layers: readonly string[];
  /**
   * Set: `grid` has rows only where bars are, and one of NULLs for each symbol and period of so many ms in which the
   * market has a bar, "period" for those of `periods`. For statements that a missing bar cannot change, which then cost
   * no row for it.
   */
  readonly blankEvery?: number | "period" | undefined;
  /** Set: `grid` has one more column, p0: the place of the period in which the bar closes, −1 outside them all. */
  readonly periods?: GridPeriods | undefined;
}

/** Periods of another calendar; a bar belongs to the one with opens[i] < its close <= closes[i]. ms UTC, whole minutes but for the length of a bar. */
export interface GridPeriods {
  readonly opens: Float64Array;
  /** Ascending, none after the next opening. */
  readonly closes: Float64Array;
  /** Length of a bar: its close is so many ms after its opening. */
  readonly barMs: number;
}

/** A statement carries so many periods with it, in half the characters that ClickHouse reads of one. */
export const mostPeriods = 10_000;

export interface GridAnswer {
  readonly symbols: readonly string[];
  /** Bar-open times, ms UTC, ascending. */
  readonly times: Float64Array;
  /** The results by name, each symbols × times, one symbol after the other. */
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly adjustment: Adjustment;
  readonly snapshot: SnapshotInfo;
  readonly withheld: Withheld | null;
}

/** Words that a layer may hold besides functions, column names and numbers. */
const words = new Set(
  [
    ...["SELECT", "FROM", "AS", "OVER", "PARTITION", "ORDER", "BY", "ASC", "DESC", "NULLS", "LAST", "ROWS", "BETWEEN"],
    ...["PRECEDING", "FOLLOWING", "UNBOUNDED", "CURRENT", "ROW", "AND", "OR", "NOT", "IS", "NULL", "GROUP", "nan"],
  ].map((word) => word.toLowerCase()),
);

/**
 * A layer is made of numbers, column names of one letter and a number, functions over them, and one source: the layer
 * before. Throws for anything else, above all for quotes, semicolons, comments, subqueries and names of tables.
 */
export function checkLayers(layers: readonly string[]): void {
  layers.forEach((text, i) => {
    const source = i === 0 ? "grid" : `l${i - 1}`;
    const problem = problemOf(text, source);
    if (problem !== null) throw fault(`Layer ${i} of a pushed-down statement ${problem}.`);
  });
}

function problemOf(text: string, source: string): string | null {
  const foreign = /[^\w\s.,()[\]+\-*/%<>=!]/.exec(text);
  if (foreign !== null) return `holds the character ${JSON.stringify(foreign[0])}`;
  if (text.includes("--") || text.includes("/*")) return "holds a comment";
  const sources = [...text.matchAll(/\bfrom\b\s*([^\s,)]*)/gi)].map((match) => match[1]);
  if (sources.length !== 1 || sources[0] !== source)
    return `reads ${sources.join(", ") || "nothing"} instead of ${source}`;
  if (!text.startsWith("SELECT ") || (text.match(/\bselect\b/gi)?.length ?? 0) !== 1) return "is not one SELECT";
  const tail = text.slice(text.lastIndexOf(` FROM ${source}`) + ` FROM ${source}`.length);
  if (!/^( GROUP BY s, [dt])?( ORDER BY s, [dt])?$/.test(tail)) return `ends in ${JSON.stringify(tail.slice(0, 60))}`;
  for (const match of text.matchAll(/\b[A-Za-z_]\w*\b(\s*\()?/g)) {
    const word = match[0].replace(/\s*\($/, "");
    if (word === source || words.has(word.toLowerCase()) || /^[a-z]\d*$/.test(word)) continue;
    if (match[1] === undefined || !functions.has(word)) return `holds the word "${word}"`;
  }
  return null;
}

/** Pure functions of their arguments, and aggregates. */
const functions = new Set([
  ...["abs", "acos", "any", "anyLast", "argMax", "argMin", "arrayAvg", "arrayCompact", "arrayCount", "arrayCumSum"],
  ...["arrayDotProduct", "arrayElement", "arrayEnumerate", "arrayFilter", "arrayFirst", "arrayFirstIndex", "arrayFold"],
  ...[
    "arrayLast",
    "arrayLastIndex",
    "arrayMap",
    "arrayMax",
    "arrayMin",
    "arrayPopBack",
    "arrayPopFront",
    "arrayProduct",
  ],
  ...["arrayReverse", "arraySlice", "arraySort", "arraySum", "asin", "assumeNotNull", "atan", "atan2", "avg", "cbrt"],
  ...["ceil", "cos", "cosh", "count", "countIf", "dense_rank", "empty", "erf", "erfc", "exp", "exp10", "exp2", "floor"],
  ...["greatest", "groupArray", "hasAll", "if", "ifNotFinite", "ifNull", "indexOf", "intDiv", "isFinite", "isNaN"],
  ...["isNotNull", "isNull", "lagInFrame", "least", "length", "log", "log10", "log1p", "log2", "materialize", "max"],
  ...[
    "maxIf",
    "min",
    "minIf",
    "modulo",
    "multiIf",
    "negate",
    "not",
    "notEmpty",
    "nullIf",
    "pi",
    "plus",
    "pow",
    "range",
  ],
  ...[
    "rank",
    "round",
    "roundBankers",
    "row_number",
    "sign",
    "sin",
    "sinh",
    "sqrt",
    "stddevSampStable",
    "sum",
    "sumIf",
    "sumKahan",
    "tan",
    "tanh",
  ],
  ...["toDayOfMonth", "toFloat64", "toInt64", "toNullable", "trunc", "uniqExact"],
]);
