// Parquet into raw columns: flat columns of every codec; lists and structures are named as unread.
import { zstdDecompressSync } from "node:zlib";
import { type ColumnData, type FileMetaData, parquetMetadata, parquetRead, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { QraftError } from "#engine/core";
import type { FileSource } from "./source.ts";
import type { RawColumn, RawTable } from "./tables/raw-table.ts";
import type { SourceBytes } from "./tables/read-file.ts";

type Cell = unknown;

interface Flat {
  readonly name: string;
  readonly kind: RawColumn["kind"];
  readonly zoned: boolean;
}

const codecs = {
  ...compressors,
  ZSTD: (input: Uint8Array): Uint8Array => zstdDecompressSync(input),
};

/** Times as plain ms; dates as ms of 00:00 UTC. */
const parsers = {
  timestampFromMilliseconds: (value: bigint): number => Number(value),
  timestampFromMicroseconds: (value: bigint): number => Number(value) / 1000,
  timestampFromNanoseconds: (value: bigint): number => Number(value / 1000n) / 1000,
  dateFromDays: (days: number): number => days * 86_400_000,
};

export async function decodeParquet(source: SourceBytes): Promise<RawTable> {
  const { file, bytes } = source;
  try {
    const buffer = new Uint8Array(bytes).buffer;
    const metadata = parquetMetadata(buffer);
    const rows = Number(metadata.num_rows);
    if (!Number.isSafeInteger(rows) || rows < 0 || rows > bytes.length * 4096)
      throw new Error(`it claims ${rows} rows`);
    const { flat, unread } = describeColumns(metadata);
    const cells = new Map<string, Cell[]>(flat.map((column) => [column.name, []]));
    const read = (chunk: ColumnData): void => placeChunk(cells.get(chunk.columnName), chunk);
    if (flat.length > 0) {
      const names = flat.map((column) => column.name);
      await parquetRead({ file: buffer, metadata, columns: names, compressors: codecs, parsers, onChunk: read });
    }
    const columns = flat.map((column) => columnOf(column, cells.get(column.name) ?? [], rows));
    return { file, sha256: source.sha256, rows, columns, unread, lines: null };
  } catch (thrown) {
    if (thrown instanceof QraftError) throw thrown;
    const why = thrown instanceof Error ? thrown.message.slice(0, 200) : String(thrown);
    throw new QraftError(
      "broken-parquet",
      `"${file}" cannot be read as Parquet: ${why}.`,
      "Copy or download it again, or write it with another tool.",
      2,
      thrown,
    );
  }
}

function placeChunk(target: Cell[] | undefined, chunk: ColumnData): void {
  if (target === undefined) return;
  for (let i = 0; i < chunk.columnData.length; i++) target[chunk.rowStart + i] = chunk.columnData[i];
}

function describeColumns(metadata: FileMetaData): { flat: Flat[]; unread: string[] } {
  const flat: Flat[] = [];
  const unread: string[] = [];
  for (const { element, children } of parquetSchema(metadata).children) {
    const logical = element.logical_type?.type;
    const stamp =
      element.converted_type?.startsWith("TIMESTAMP") || logical === "TIMESTAMP" || element.type === "INT96";
    const text = element.type === "BYTE_ARRAY" || element.type === "FIXED_LEN_BYTE_ARRAY";
    const decimal = element.converted_type === "DECIMAL" || logical === "DECIMAL" || logical === "FLOAT16";
    const zoned = element.logical_type?.type === "TIMESTAMP" ? element.logical_type.isAdjustedToUTC : true;
    if (children.length > 0 || element.repetition_type === "REPEATED") unread.push(element.name);
    else if (element.converted_type === "DATE" || logical === "DATE") {
      flat.push({ name: element.name, kind: "date", zoned: false });
    } else if (stamp) flat.push({ name: element.name, kind: "instant", zoned });
    else flat.push({ name: element.name, kind: text && !decimal ? "text" : "number", zoned: false });
  }
  return { flat, unread };
}

function columnOf({ name, kind, zoned }: Flat, cells: readonly Cell[], rows: number): RawColumn {
  if (cells.length !== rows) throw new Error(`column "${name}" holds ${cells.length} of ${rows} rows`);
  if (kind === "text") return { kind, name, values: cells.map((cell) => textOf(cell)) };
  const values = new Float64Array(rows);
  for (let i = 0; i < rows; i++) values[i] = numberOf(cells[i]);
  return kind === "instant" ? { kind, name, zoned, values } : { kind, name, values };
}

function textOf(cell: Cell): string | null {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "string") return cell;
  return cell instanceof Uint8Array ? Buffer.from(cell).toString("utf8") : String(cell);
}

function numberOf(cell: Cell): number {
  if (typeof cell === "number") return cell;
  if (typeof cell === "bigint" || typeof cell === "boolean") return Number(cell);
  if (cell === null || cell === undefined) return Number.NaN;
  throw new Error(`a cell holds ${String(cell).slice(0, 40)} where a number should stand`);
}

export const parquetSource = {
  name: "parquet",
  kind: "file",
  says: "Parquet with flat columns, any codec.",
  extensions: [".parquet", ".pq"],
  decode: decodeParquet,
} satisfies FileSource;
