// A snapshot as one uncompressed Arrow file named by its hash: one record batch per part, columns symbol, ts and the fields.
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import {
  Dictionary,
  Field,
  Float64,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  TimestampMillisecond,
  tableFromIPC,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from "apache-arrow";
import type { Instrument } from "../bar.ts";
import type { AdjustmentFactor } from "../import.ts";
import type { Content, Manifest, Part } from "./content.ts";
import { workspaceProblem } from "./problems.ts";

export function cacheFile(workspace: string, hash: string): string {
  return join(workspace, "cache", `${hash}.arrow`);
}

/** Written under another name, then renamed: a file under the right name is whole. */
export function writeCache(workspace: string, manifest: Manifest, content: Content): void {
  const file = cacheFile(workspace, manifest.hash);
  const temporary = `${file}.${process.pid}.new`;
  try {
    mkdirSync(join(workspace, "cache"), { recursive: true });
    const bytes = tableToIPC(tableOf(manifest, content), "file");
    const handle = openSync(temporary, "w");
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw workspaceProblem(thrown, file);
  }
}

function tableOf(manifest: Manifest, content: Content): Table {
  const names = vectorFromArray([...manifest.symbols], new Utf8());
  const symbolType = new Dictionary(new Utf8(), new Int32());
  const schema = new Schema(
    [
      new Field("symbol", symbolType),
      new Field("ts", new TimestampMillisecond("UTC")),
      ...manifest.fields.map((name) => new Field(name, new Float64())),
    ],
    new Map([
      ["qraft.parts", JSON.stringify(content.parts.map(({ name, symbols }) => ({ name, symbols: symbols.length })))],
      ["qraft.instruments", JSON.stringify(content.instruments)],
      ["qraft.factors", JSON.stringify(content.factors)],
    ]),
  );
  const codes = new Map(manifest.symbols.map((symbol, i) => [symbol, i]));
  const batches = content.parts.map((part) => {
    const rows = part.times.length;
    const symbolCodes = new Int32Array(rows);
    part.symbols.forEach((symbol, i) => {
      symbolCodes.fill(codes.get(symbol)!, part.starts[i]!, part.starts[i + 1]!);
    });
    const children = [
      makeData({ type: symbolType, length: rows, nullCount: 0, data: symbolCodes, dictionary: names }),
      makeData({
        type: new TimestampMillisecond("UTC"),
        length: rows,
        nullCount: 0,
        data: BigInt64Array.from(part.times, (time) => BigInt(time)),
      }),
      ...manifest.fields.map((name) =>
        makeData({
          type: new Float64(),
          length: rows,
          nullCount: 0,
          data: part.fields.get(name) ?? new Float64Array(rows).fill(Number.NaN),
        }),
      ),
    ];
    return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: rows, nullCount: 0, children }));
  });
  return new Table(schema, batches);
}

/** Content of a cache file, null where there is none. Bytes are what the file holds; the caller compares hashes. */
export function readCache(workspace: string, manifest: Manifest): Content | null | "unreadable" {
  const file = cacheFile(workspace, manifest.hash);
  if (!existsSync(file)) return null;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (thrown) {
    throw workspaceProblem(thrown, file);
  }
  try {
    return contentOf(tableFromIPC(bytes), manifest);
  } catch {
    return "unreadable";
  }
}

function contentOf(table: Table, manifest: Manifest): Content {
  const metadata = (key: string): unknown => JSON.parse(table.schema.metadata.get(`qraft.${key}`) ?? "null");
  const names = metadata("parts") as readonly { readonly name: string }[];
  const parts = table.batches.map((batch, i) => partOf(batch, names[i]!.name, manifest));
  return {
    parts,
    instruments: metadata("instruments") as readonly Instrument[],
    factors: metadata("factors") as readonly AdjustmentFactor[],
  };
}

function partOf(batch: RecordBatch, name: string, manifest: Manifest): Part {
  const rows = batch.numRows;
  const column = (field: string) => batch.getChild(field)!.data[0]!;
  const codes: Int32Array = column("symbol").values;
  const words = column("symbol").dictionary!;
  const symbols: string[] = [];
  const starts: number[] = [];
  for (let row = 0; row < rows; row++) {
    if (row > 0 && codes[row] === codes[row - 1]) continue;
    symbols.push(String(words.get(codes[row]!)));
    starts.push(row);
  }
  const stamps: BigInt64Array = column("ts").values;
  const times = numbersOf(stamps.subarray(0, rows));
  const recorded = manifest.parts.find((part) => part.name === name);
  const fields = (recorded?.fields ?? manifest.fields).map((field): [string, Float64Array] => {
    const values: Float64Array = column(field).values;
    return [field, values.subarray(0, rows)];
  });
  return { name, symbols, starts: Uint32Array.from([...starts, rows]), times, fields: new Map(fields) };
}

/** Whole numbers of 64 bits as plain numbers, by their halves: a BigInt for each would cost most of the loading. */
function numbersOf(stamps: BigInt64Array): Float64Array {
  const low = new Uint32Array(stamps.buffer, stamps.byteOffset, 2 * stamps.length);
  const high = new Int32Array(stamps.buffer, stamps.byteOffset, 2 * stamps.length);
  const out = new Float64Array(stamps.length);
  for (let row = 0; row < out.length; row++) out[row] = high[2 * row + 1]! * 4_294_967_296 + low[2 * row]!;
  return out;
}
