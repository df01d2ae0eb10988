// A table of adjustment factors: for each symbol the cumulative split and dividend factors up to a date.
import { QraftError } from "#engine/core";
import type { AdjustmentFactor } from "../../import.ts";
import type { DecodedFactors } from "../decoded.ts";
import type { TableOptions } from "../source.ts";
import { type ColumnMap, findColumn, findTimes, plainName } from "../tables/mapping.ts";
import { numbersOf } from "../tables/numbers.ts";
import { placeOf, type RawTable } from "../tables/raw-table.ts";
import type { SourceInput } from "../tables/read-file.ts";
import { readTable } from "../tables/read-table.ts";
import { symbolsOf } from "../tables/symbols.ts";
import { timesOf } from "../tables/times.ts";

export interface FactorOptions extends TableOptions {
  /** For example { ts: "Day", split_factor: "split" }. */
  readonly map?: ColumnMap | undefined;
  readonly symbol?: string | undefined;
}

const usual = {
  price_factor: ["price_factor", "pricefactor", "dividend_factor"],
  split_factor: ["split_factor", "splitfactor", "split"],
} as const;

/**
 * Decodes one factor file. Convention of Lean: a row holds for bars up to and including its date, back to the row before.
 * A missing factor column counts as 1 throughout; factors must be positive and finite, one row per symbol and date.
 */
export async function decodeFactors(file: SourceInput, options: FactorOptions = {}): Promise<DecodedFactors> {
  const table = await readTable(file, options);
  const map = options.map ?? {};
  const { ts } = timesOf(table, findTimes(table, map), { frequency: "1d" });
  const symbols = symbolsOf(table, findColumn(table, "symbol", map), options.symbol);
  const price = readFactor(table, "price_factor", map);
  const split = readFactor(table, "split_factor", map);
  if (price === null && split === null) {
    throw new QraftError(
      "no-column",
      `"${table.file}" has neither a column price_factor nor a column split_factor.`,
      "Map one, for example split_factor=ratio.",
    );
  }
  const factors: AdjustmentFactor[] = [];
  for (let i = 0; i < table.rows; i++) {
    const row = { symbol: symbols[i]!, ts: ts[i]!, priceFactor: price?.[i] ?? 1, splitFactor: split?.[i] ?? 1 };
    checkRow(table, i, row);
    factors.push(row);
  }
  return {
    factors: uniqueSorted(table, factors),
    issues: [],
    source: { files: [{ name: table.file, sha256: table.sha256, rows: table.rows }] },
  };
}

function readFactor(table: RawTable, ours: keyof typeof usual, map: ColumnMap): Float64Array | null {
  const mapped = map[ours] === undefined ? undefined : findColumn(table, ours, map);
  const column = mapped ?? table.columns.find((one) => usual[ours].some((name) => name === plainName(one.name)));
  return column === undefined ? null : numbersOf(table, column, {});
}

function checkRow(table: RawTable, row: number, factor: AdjustmentFactor): void {
  const place = placeOf(table, row);
  if (factor.symbol === "" || Number.isNaN(factor.ts)) {
    throw new QraftError(
      "bad-factor",
      `In ${place} the symbol or the date is missing.`,
      "Fill it in, or take the row out.",
    );
  }
  for (const value of [factor.priceFactor, factor.splitFactor]) {
    if (value > 0 && Number.isFinite(value)) continue;
    throw new QraftError(
      "bad-factor",
      `In ${place} a factor of ${factor.symbol} is ${value}.`,
      "A factor is a positive number; mend the row.",
    );
  }
}

function uniqueSorted(table: RawTable, factors: readonly AdjustmentFactor[]): AdjustmentFactor[] {
  const sorted = [...factors].sort((a, b) => (a.symbol === b.symbol ? a.ts - b.ts : a.symbol < b.symbol ? -1 : 1));
  return sorted.filter((factor, i) => {
    const last = sorted[i - 1];
    if (last?.symbol !== factor.symbol || last.ts !== factor.ts) return true;
    if (last.priceFactor === factor.priceFactor && last.splitFactor === factor.splitFactor) return false;
    const day = new Date(factor.ts).toISOString().slice(0, 10);
    throw new QraftError(
      "conflicting-factor",
      `"${table.file}" has two different factors of ${factor.symbol} on ${day}.`,
      "Keep one of them.",
    );
  });
}
