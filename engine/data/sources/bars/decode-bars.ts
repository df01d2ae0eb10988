// Files of bars to sorted, unique, checked columns; an error leaves nothing behind.
import { QraftError } from "#engine/core";
import type { Frequency } from "../../bar.ts";
import type { DecodedBars, IssueExample } from "../decoded.ts";
import type { TableOptions } from "../source.ts";
import type { RawTable } from "../tables/raw-table.ts";
import type { SourceInput } from "../tables/read-file.ts";
import { readTable } from "../tables/read-table.ts";
import { arrangeRows } from "./arrange.ts";
import { type BatchOptions, gatherBatch } from "./batch.ts";
import { type CleanOptions, cleanRows } from "./clean.ts";
import { type IssueBook, openIssueBook } from "./issue-book.ts";
import { checkSpacing, frequencyOf, spacingOf } from "./spacing.ts";

export interface BarOptions extends BatchOptions, CleanOptions, TableOptions {
  /** Told from the data when left out. */
  readonly frequency?: Frequency | undefined;
}

/**
 * Decodes every file, applies the import rules and arranges the rows.
 *
 * Shape   files of any kind and order -> rows sorted by symbol and time, each once; fields of all files together
 * NaN     missing, blanked or absent
 * Errors  the first file that cannot be read for certain; then nothing is returned
 */
export async function decodeBars(files: readonly SourceInput[], options: BarOptions = {}): Promise<DecodedBars> {
  if (files.length === 0)
    throw new QraftError("no-files", "No file was named.", "Name at least one CSV, CSV.gz, Parquet or Arrow file.");
  const tables: RawTable[] = [];
  for (const file of files) tables.push(await readTable(file, options));
  const book = openIssueBook();
  const frequency = options.frequency ?? tellFrequency(tables, options, book);
  const batch = gatherBatch(tables, { ...options, frequency }, book);
  const stays = cleanRows(batch, options, book);
  const rows = arrangeRows(batch, stays, { frequency, book });
  if (rows.ts.length === 0) {
    throw new QraftError(
      "no-rows",
      `None of the ${batch.rows} rows has a time, a symbol and a value.`,
      "Check the column map; the first rows of the file show what is there.",
    );
  }
  const spacing = spacingOf(rows.symbolIndex, rows.ts);
  if (checkSpacing(spacing, frequency).sparse)
    book.note("sparse-bars", () => importExample({ minutesApart: spacing.ms / 60_000 }), spacing.pairs);
  const sources = tables.map(({ file, sha256, rows: count }) => ({ name: file, sha256, rows: count }));
  return { frequency, rows, issues: book.list(), source: { files: sources } };
}

/** Reads the times as instants first; the rules' notes of this trial run are not kept. */
function tellFrequency(tables: readonly RawTable[], options: BarOptions, book: IssueBook): Frequency {
  const trial = openIssueBook();
  const batch = gatherBatch(tables, { ...options, frequency: undefined }, trial);
  const stays = cleanRows(batch, options, trial);
  const rows = arrangeRows(batch, stays, { frequency: "1m", book: trial });
  const frequency = frequencyOf(spacingOf(rows.symbolIndex, rows.ts));
  book.note("frequency-told", () => importExample({ frequency }));
  return frequency;
}

function importExample(values: IssueExample["values"]): IssueExample {
  return { file: "", row: null, symbol: null, ts: null, values };
}
