// One file to one raw table: kind told from the bytes, gzip unpacked, whatever lies inside decoded.
import { gunzipSync } from "node:zlib";
import { QraftError } from "#engine/core";
import { decodeArrow } from "../arrow.ts";
import { decodeCsv } from "../csv.ts";
import { decodeParquet } from "../parquet.ts";
import type { TableOptions } from "../source.ts";
import { detectKind } from "./detect.ts";
import type { RawTable } from "./raw-table.ts";
import { maxFileBytes, readSource, type SourceBytes, type SourceInput, tooLarge } from "./read-file.ts";

export async function readTable(input: SourceInput, options: TableOptions = {}): Promise<RawTable> {
  const source = await readSource(input);
  const table = await decodeTable(source, options);
  if (table.rows > 0) return table;
  throw new QraftError("no-rows", `"${table.file}" has column names and no rows.`, "Write or download it again.");
}

async function decodeTable(source: SourceBytes, options: TableOptions): Promise<RawTable> {
  const kind = detectKind(source.bytes, source.file);
  switch (kind) {
    case "parquet":
      return decodeParquet(source);
    case "arrow":
      return decodeArrow(source);
    case "csv":
      return decodeCsv(source, options);
    case "gzip": {
      const inner = { ...source, bytes: unpack(source) };
      if (detectKind(inner.bytes, source.file) !== "gzip") return decodeTable(inner, options);
      throw new QraftError("unsupported-format", `"${source.file}" is packed twice.`, "Unpack it once.");
    }
    default:
      return kind satisfies never;
  }
}

function unpack({ file, bytes }: SourceBytes): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: maxFileBytes });
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
    if (code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(file, maxFileBytes);
    const why = code === "Z_BUF_ERROR" ? "ends before its packed data do" : "is damaged";
    throw new QraftError(
      "broken-gzip",
      `"${file}" begins as gzip and ${why}.`,
      "Copy or download it again.",
      2,
      thrown,
    );
  }
}
