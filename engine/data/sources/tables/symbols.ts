// Which symbol a row is about: its own column, the caller's word, or the file's name.
import { QraftError } from "#engine/core";
import { placeOf, type RawColumn, type RawTable } from "./raw-table.ts";

/** Names that say what a file holds, not whom it is about. */
const generic =
  /^(bars?|data|prices?|ohlcv?|quotes?|history|historical|table|export|download|daily|minute|all|stocks?|market)$/i;

/**
 * The symbol of a file without a column of symbols: its name up to the first dot, without a trailing frequency.
 * AAPL.csv.gz and AAPL_1d.csv give AAPL.
 */
export function symbolOfFile(file: string): string {
  const stem = (file.split(".")[0] ?? "").replace(/[-_ ](\d+[mhdw]|daily|minute|hourly)$/i, "");
  if (stem !== "" && !generic.test(stem)) return stem;
  throw new QraftError(
    "no-symbol",
    `"${file}" has no column of symbols, and its name does not name one.`,
    "Give the symbol, map its column (symbol=…), or name the file after it, for example AAPL.csv.",
  );
}

/** One symbol per row; an empty text where the file names none. */
export function symbolsOf(table: RawTable, column: RawColumn | null, given: string | undefined): string[] {
  if (column === null) return new Array<string>(table.rows).fill(given ?? symbolOfFile(table.file));
  if (column.kind !== "text" && column.kind !== "number") {
    throw new QraftError(
      "bad-symbol",
      `Column "${column.name}" of "${table.file}" holds times, not symbols.`,
      "Map another column (symbol=…).",
    );
  }
  const checked = new Map<string, string>();
  return Array.from({ length: table.rows }, (_, i) => {
    const value = column.values[i];
    const text = typeof value === "number" ? (Number.isNaN(value) ? "" : String(value)) : (value ?? "");
    let symbol = checked.get(text);
    if (symbol === undefined) {
      symbol = checkSymbol(text.trim(), { table, row: i });
      checked.set(text, symbol);
    }
    return symbol;
  });
}

/** Only an empty cell is a missing symbol: NA and NAN are traded names. */
function checkSymbol(text: string, at: { readonly table: RawTable; readonly row: number }): string {
  if (text.length <= 64 && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return text;
  throw new QraftError(
    "bad-symbol",
    `In ${placeOf(at.table, at.row)} the symbol is ${JSON.stringify(text.slice(0, 40))}: longer than 64 characters, or with control characters.`,
    "Map the right column (symbol=…), or mend the file.",
  );
}
