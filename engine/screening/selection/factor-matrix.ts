// Many factors over the dates of one part, standardised date by date, beside the return that follows.
import { QraftError } from "#engine/core";
import { type Column, gaussRow, type Panel, rankTolerance, standardizeRow } from "#engine/panel";
import type { RowRange } from "../cross-sections.ts";
import { type Entry, rankedLabels } from "../forward-returns.ts";
import { sampleRows } from "../sample.ts";
import { checkRows } from "../study.ts";

/** z-score: distance from the date's mean in deviations (ddof 1) · gauss: normal scores of the date's ranks. */
export const standardizations = ["gauss", "z-score"] as const;
export type Standardization = (typeof standardizations)[number];

export interface MatrixOptions extends RowRange {
  readonly horizon: number;
  readonly entry: Entry;
  /** Of factors and of returns alike. Default "z-score". */
  readonly standardize?: Standardization | undefined;
  /** A factor counts as missing on dates on which it knows fewer symbols. Default 10. */
  readonly minValues?: number | undefined;
  /** At most so many dates, evenly spaced. Default: all, or as many as `mostCells` allows. */
  readonly dates?: number | undefined;
}

export interface FactorMatrix {
  readonly names: readonly string[];
  /** Panel row of each date. */
  readonly rows: readonly number[];
  readonly width: number;
  /** factors[f][date × width + symbol]; a missing value is 0, which is the date's mean. */
  readonly factors: readonly Float64Array[];
  /** patterns[known[f][date]]: one bit for each symbol that factor f knows on the date. */
  readonly known: readonly Int32Array[];
  readonly patterns: readonly Uint32Array[];
  /** The standardised return per date and symbol; NaN where there is none, or where no factor knows the symbol. */
  readonly target: Float64Array;
  readonly horizon: number;
  /** Rows from a date to the last price that its return reads. */
  readonly reach: number;
  /** Factors that know no date, with the reason; they are not in the matrix. */
  readonly dropped: readonly { readonly name: string; readonly reason: string }[];
}

/** Cells that are held by default: 320 MB. */
const mostCells = 40_000_000;

/**
 * Reads factors one after the other and keeps their standardised cross-sections.
 *
 * Shape   columns, one for each name, as evaluated on the panel
 * Missing a value that is missing becomes 0 after standardisation: the mean of its date. Correlations of factors leave it out.
 * Ahead   nothing reads a row at or after `to`; a date whose return would has none
 */
export function factorMatrix(
  named: { readonly names: readonly string[]; readonly columns: Iterable<Column> },
  panel: Panel,
  options: MatrixOptions,
): FactorMatrix {
  const { names } = named;
  const width = panel.symbols.length;
  const span = options.to - options.from;
  const room = Math.floor(mostCells / Math.max(1, names.length * width));
  const rows = sampleRows(options, Math.max(20, Math.min(options.dates ?? span, room, span)));
  const reader = patternReader(width);
  const kept: { name: string; values: Float64Array; known: Int32Array }[] = [];
  const dropped: { name: string; reason: string }[] = [];
  let place = 0;
  for (const column of named.columns) {
    const name = names[place++];
    if (name === undefined) break;
    checkRows(column, panel, options);
    const found = standardized(column, panel, { rows, options, reader });
    if (found.dates > 0) kept.push({ name, ...found });
    else dropped.push({ name, reason: "it never differs between enough symbols of a date" });
  }
  if (kept.length === 0) {
    throw new QraftError(
      "no-usable-factor",
      `None of ${names.length} factors differs between symbols on any date of the part.`,
      "Give factors that rank symbols, or a longer part.",
    );
  }
  const { patterns } = reader;
  const known = kept.map((factor) => factor.known);
  return {
    names: kept.map(({ name }) => name),
    rows,
    width,
    factors: kept.map(({ values }) => values),
    known,
    patterns,
    target: targetOf(panel, { rows, options, known, patterns }),
    horizon: options.horizon,
    reach: options.horizon + (options.entry === "next-open" ? 1 : 0),
    dropped,
  };
}

interface PatternReader {
  readonly patterns: Uint32Array[];
  readonly numberOf: (row: Float64Array) => number;
}

/** Equal sets of known symbols share one number. */
function patternReader(width: number): PatternReader {
  const patterns: Uint32Array[] = [];
  const numbers = new Map<string, number>();
  const words = Math.ceil(width / 32);
  return {
    patterns,
    numberOf: (row) => {
      const bits = new Uint32Array(words);
      for (let s = 0; s < width; s++) if (!Number.isNaN(row[s]!)) bits[s >>> 5]! |= 1 << (s & 31);
      const key = bits.join();
      const number = numbers.get(key) ?? patterns.push(bits) - 1;
      numbers.set(key, number);
      return number;
    },
  };
}

function standardized(
  column: Column,
  panel: Panel,
  {
    rows,
    options,
    reader,
  }: { readonly rows: readonly number[]; readonly options: MatrixOptions; readonly reader: PatternReader },
): { values: Float64Array; known: Int32Array; dates: number } {
  const width = panel.symbols.length;
  const times = panel.times.length;
  const least = Math.max(2, options.minValues ?? 10);
  const values = new Float64Array(rows.length * width);
  const known = new Int32Array(rows.length);
  const row = new Float64Array(width);
  const out = new Float64Array(width);
  let dates = 0;
  for (const [date, at] of rows.entries()) {
    let count = 0;
    for (let s = 0; s < width; s++) {
      const x = column[s * times + at]!;
      row[s] = Number.isFinite(x) ? x : Number.NaN;
      if (!Number.isNaN(row[s]!)) count++;
    }
    out.fill(Number.NaN);
    if (count >= least) standardize(row, out, options.standardize);
    known[date] = reader.numberOf(out);
    if (out.some((x) => !Number.isNaN(x))) dates++;
    for (let s = 0; s < width; s++) values[date * width + s] = Number.isNaN(out[s]!) ? 0 : out[s]!;
  }
  return { values, known, dates };
}

/** Standardises one date; equal values give NaN under both ways. */
export function standardize(row: Float64Array, out: Float64Array, way: Standardization = "z-score"): void {
  if (way === "z-score") {
    standardizeRow(row, out);
    return;
  }
  const first = row.find((x) => !Number.isNaN(x));
  if (row.every((x) => Number.isNaN(x) || x === first)) return;
  gaussRow(row, rankTolerance, out);
  standardizeRow(out.slice(), out);
}

function targetOf(
  panel: Panel,
  {
    rows,
    options,
    known,
    patterns,
  }: {
    readonly rows: readonly number[];
    readonly options: MatrixOptions;
    readonly known: readonly Int32Array[];
    readonly patterns: readonly Uint32Array[];
  },
): Float64Array {
  const { from, to, horizon, entry } = options;
  const labels = rankedLabels(panel, { from, to, horizon, entry });
  const { width } = labels;
  const target = new Float64Array(rows.length * width).fill(Number.NaN);
  for (const [date, at] of rows.entries()) {
    const row = labels.values.slice((at - from) * width, (at - from + 1) * width);
    const union = new Uint32Array(Math.ceil(width / 32));
    for (const one of new Set(known.map((numbers) => numbers[date]!))) {
      patterns[one]!.forEach((word, w) => {
        union[w]! |= word;
      });
    }
    for (let s = 0; s < width; s++) if (((union[s >>> 5]! >>> (s & 31)) & 1) === 0) row[s] = Number.NaN;
    standardize(row, target.subarray(date * width, (date + 1) * width), options.standardize);
  }
  return target;
}

/** True where a factor knows a symbol on a date. */
export function isKnown({ known, patterns }: FactorMatrix, factor: number, date: number, symbol: number): boolean {
  return ((patterns[known[factor]![date]!]![symbol >>> 5]! >>> (symbol & 31)) & 1) === 1;
}

/** Values on the matrix's dates as a column of the panel; NaN on all other rows. */
export function panelColumn(values: Float64Array, matrix: FactorMatrix, panel: Panel): Column {
  const times = panel.times.length;
  const column = new Float64Array(panel.symbols.length * times).fill(Number.NaN);
  for (const [date, row] of matrix.rows.entries())
    for (let s = 0; s < matrix.width; s++) column[s * times + row] = values[date * matrix.width + s]!;
  return column;
}
