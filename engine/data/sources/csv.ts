// CSV and CSV.gz into raw columns of text: separator told from the header, quotes, BOM and CRLF understood, ragged rows refused.
import { isUtf8 } from "node:buffer";
import { CsvError } from "csv-parse";
import { parse } from "csv-parse/sync";
import { QraftError } from "#engine/core";
import type { FileSource, TableOptions } from "./source.ts";
import type { RawTable } from "./tables/raw-table.ts";
import type { SourceBytes } from "./tables/read-file.ts";

const delimiters = [",", ";", "\t", "|"] as const;
const maxFieldBytes = 1_000_000;

export function decodeCsv(source: SourceBytes, options: TableOptions = {}): RawTable {
  const { file } = source;
  const text = checkedBytes(source);
  const delimiter = options.delimiter ?? delimiterOf(firstLine(text));
  const cells: (string | null)[][] = [];
  const lines: number[] = [];
  const header: string[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter,
      max_record_size: maxFieldBytes,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record: string[], context) => {
        if (header.length === 0) {
          header.push(...checkHeader(record, { file, delimiter }));
          for (let c = 0; c < header.length; c++) cells.push([]);
          return null;
        }
        const line = context.lines;
        if (record.length !== header.length) throw ragged(file, line, { record, header, delimiter });
        for (let c = 0; c < record.length; c++) cells[c]!.push(record[c]!);
        lines.push(line);
        return null;
      },
    });
  } catch (thrown) {
    throw thrown instanceof QraftError ? thrown : csvFault(file, thrown);
  }
  if (header.length === 0)
    throw new QraftError("empty-file", `"${file}" holds no header line.`, "Write or download it again.");
  const columns = header.map((name, c) => ({ kind: "text" as const, name, values: cells[c]! }));
  return { file, sha256: source.sha256, rows: lines.length, columns, unread: [], lines: Int32Array.from(lines) };
}

/** UTF-8 as it is; UTF-16 with its mark turned into UTF-8. */
function checkedBytes({ file, bytes }: SourceBytes): Buffer {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return Buffer.from(whole.toString("utf16le"), "utf8");
  if (isUtf8(whole)) return whole;
  let line = 1;
  let start = 0;
  for (let end = whole.indexOf(10); end >= 0 && isUtf8(whole.subarray(start, end)); end = whole.indexOf(10, start)) {
    line++;
    start = end + 1;
  }
  throw new QraftError(
    "not-utf8",
    `Line ${line} of "${file}" is not UTF-8 text.`,
    "Save the file as UTF-8, or check that it is a table at all.",
  );
}

function firstLine(text: Buffer): string {
  const end = text.subarray(0, maxFieldBytes).findIndex((byte) => byte === 10 || byte === 13);
  return text.subarray(0, end < 0 ? maxFieldBytes : end).toString("utf8");
}

function delimiterOf(line: string): string {
  const bare = line.replaceAll(/"[^"]*"/g, "");
  const counts = delimiters.map((mark) => bare.split(mark).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}

function checkHeader(record: readonly string[], at: { readonly file: string; readonly delimiter: string }): string[] {
  const names = record.map((name) => name.trim());
  if (names.length === 1) {
    throw new QraftError(
      "one-column",
      `The header of "${at.file}" is one column, ${JSON.stringify(names[0]?.slice(0, 60))}, when split at ${JSON.stringify(at.delimiter)}.`,
      "Name the separator of the file (delimiter), or check that it is a table.",
    );
  }
  if (names.every((name) => name === "" || /^[\d.+-]/.test(name))) {
    throw new QraftError(
      "no-header",
      `The first line of "${at.file}" looks like data (${names.slice(0, 3).join(", ")}), not like column names.`,
      "Put a line with the column names at the top.",
    );
  }
  const twice = names.find((name, c) => name !== "" && names.indexOf(name) !== c);
  if (twice !== undefined) {
    throw new QraftError("repeated-column", `"${at.file}" has two columns named "${twice}".`, "Rename one of them.");
  }
  return names;
}

interface RaggedRow {
  readonly record: readonly string[];
  readonly header: readonly string[];
  readonly delimiter: string;
}

function ragged(file: string, line: number, { record, header, delimiter }: RaggedRow): QraftError {
  const shown = record.slice(0, 4).join(delimiter).slice(0, 80);
  const last = header[Math.min(record.length, header.length) - 1] ?? "";
  return new QraftError(
    "ragged-row",
    `Line ${line} of "${file}" has ${record.length} fields, the header ${header.length}; it begins ${JSON.stringify(shown)} and parts from the header after column "${last}".`,
    "Mend that line: a missing field, a separator inside a field without quotes, or a file that was cut off.",
  );
}

function csvFault(file: string, thrown: unknown): QraftError {
  const code = thrown instanceof CsvError ? thrown.code : "unknown";
  const lines = thrown instanceof CsvError ? thrown.lines : undefined;
  const records = thrown instanceof CsvError ? thrown.records : undefined;
  const why =
    code === "CSV_QUOTE_NOT_CLOSED"
      ? `"${file}" opens a quote that is never closed, in the row after row ${records} (the header counts as row 1).`
      : code === "CSV_INVALID_CLOSING_QUOTE" || code === "INVALID_OPENING_QUOTE"
        ? `Line ${lines} of "${file}" has a quote in the middle of a field.`
        : code === "CSV_MAX_RECORD_SIZE"
          ? `Line ${lines} of "${file}" is longer than a million bytes.`
          : `"${file}" cannot be read as CSV.`;
  return new QraftError("broken-csv", why, "Mend that line, or write the file again.", 2, thrown);
}

export const csvSource = {
  name: "csv",
  kind: "file",
  says: "Text with one header line and one row per line; plain or packed with gzip.",
  extensions: [".csv", ".csv.gz", ".tsv", ".txt"],
  decode: decodeCsv,
} satisfies FileSource;
