// Arrow IPC, file or stream, into raw columns.
import { DataType, RecordBatchReader, Table, type Vector } from "apache-arrow";
import { QraftError } from "#engine/core";
import type { FileSource } from "./source.ts";
import type { RawColumn, RawTable } from "./tables/raw-table.ts";
import type { SourceBytes } from "./tables/read-file.ts";

export function decodeArrow(source: SourceBytes): RawTable {
  const { file, bytes } = source;
  try {
    checkWhole(bytes);
    const table = new Table([...RecordBatchReader.from(bytes)]);
    const columns: RawColumn[] = [];
    const unread: string[] = [];
    for (const field of table.schema.fields) {
      const vector = table.getChild(field.name);
      const column = vector === null ? null : columnOf(field.name, vector, table.numRows);
      if (column === null) unread.push(field.name);
      else columns.push(column);
    }
    return { file, sha256: source.sha256, rows: table.numRows, columns, unread, lines: null };
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message.slice(0, 200) : String(thrown);
    const packed = /codec|compress/i.test(why);
    throw new QraftError(
      "broken-arrow",
      `"${file}" cannot be read as Arrow: ${why}.`,
      packed ? "Write it without compression, or as Parquet." : "Copy it again, or write it with another tool.",
      2,
      thrown,
    );
  }
}

/** A stream must end with its end mark; a shorter one was cut off between two batches or inside one. */
function checkWhole(bytes: Uint8Array): void {
  if (bytes[0] !== 0xff) return;
  const end = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 8))).toString("hex");
  if (end !== "ffffffff00000000") throw new Error(`the stream ends after ${bytes.length} bytes without its end mark`);
}

function columnOf(name: string, vector: Vector, rows: number): RawColumn | null {
  const type: DataType = DataType.isDictionary(vector.type) ? vector.type.dictionary : vector.type;
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type)) {
    return { kind: "text", name, values: Array.from({ length: rows }, (_, i) => textOf(vector.get(i))) };
  }
  if (DataType.isDate(type)) return { kind: "date", name, values: numbersOf(vector, rows) };
  if (DataType.isTimestamp(type)) {
    const values = numbersOf(vector, rows);
    return { kind: "instant", name, zoned: type.timezone !== null && type.timezone !== undefined, values };
  }
  if (DataType.isInt(type) || DataType.isFloat(type) || DataType.isBool(type)) {
    return { kind: "number", name, values: numbersOf(vector, rows) };
  }
  return null;
}

function textOf(cell: unknown): string | null {
  return cell === null || cell === undefined ? null : String(cell);
}

function numbersOf(vector: Vector, rows: number): Float64Array {
  const out = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const cell: unknown = vector.get(i);
    out[i] = cell === null || cell === undefined ? Number.NaN : Number(cell);
  }
  return out;
}

export const arrowSource = {
  name: "arrow",
  kind: "file",
  says: "Arrow IPC, file or stream, without compression.",
  extensions: [".arrow", ".feather", ".arrows"],
  decode: decodeArrow,
} satisfies FileSource;
