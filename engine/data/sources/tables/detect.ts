// What a file is, told from its bytes; its name is only used to say so.
import { QraftError } from "#engine/core";

export type FileKind = "arrow" | "csv" | "gzip" | "parquet";

const startsWith = (bytes: Uint8Array, text: string): boolean =>
  bytes.length >= text.length && Buffer.from(bytes.buffer, bytes.byteOffset, text.length).toString("latin1") === text;

const endsWith = (bytes: Uint8Array, text: string): boolean =>
  bytes.length >= text.length && startsWith(bytes.subarray(bytes.length - text.length), text);

/** Tells the kind of a file; refuses with the reason what cannot be a table. */
export function detectKind(bytes: Uint8Array, file: string): FileKind {
  if (bytes.length === 0) throw refuse("empty-file", file, "is empty (0 bytes)", "Write or download it again.");
  if (startsWith(bytes, "PAR1")) return wholeParquet(bytes, file);
  if (startsWith(bytes, "PARE")) {
    throw refuse("encrypted-file", file, "is an encrypted Parquet file", "Write it again without encryption.");
  }
  if (startsWith(bytes, "ARROW1")) return wholeArrowFile(bytes, file);
  if (startsWith(bytes, "\xff\xff\xff\xff")) return "arrow";
  if (startsWith(bytes, "\x1f\x8b")) return "gzip";
  refuseOtherFormats(bytes, file);
  return "csv";
}

function wholeParquet(bytes: Uint8Array, file: string): FileKind {
  if (bytes.length >= 12 && endsWith(bytes, "PAR1")) return "parquet";
  throw refuse(
    "truncated-file",
    file,
    `begins as Parquet and ends after ${bytes.length} bytes without its footer`,
    "Copy or download it again.",
  );
}

function wholeArrowFile(bytes: Uint8Array, file: string): FileKind {
  if (bytes.length >= 20 && endsWith(bytes, "ARROW1")) return "arrow";
  throw refuse(
    "truncated-file",
    file,
    `begins as an Arrow file and ends after ${bytes.length} bytes without its footer`,
    "Copy or download it again.",
  );
}

const otherFormats: readonly { readonly magic: string; readonly what: string; readonly next: string }[] = [
  { magic: "PK\x03\x04", what: "is a zip archive or an Excel workbook", next: "Unpack it, or save the sheet as CSV." },
  { magic: "\xd0\xcf\x11\xe0", what: "is an old Excel workbook", next: "Save the sheet as CSV." },
  { magic: "\x28\xb5\x2f\xfd", what: "is compressed with zstd", next: "Unpack it first, or write CSV.gz or Parquet." },
  { magic: "BZh", what: "is compressed with bzip2", next: "Unpack it first, or write CSV.gz or Parquet." },
  { magic: "\xfd7zXZ", what: "is compressed with xz", next: "Unpack it first, or write CSV.gz or Parquet." },
  { magic: "%PDF", what: "is a PDF document", next: "Export the table behind it as CSV." },
  { magic: "SQLite format 3", what: "is an SQLite database", next: "Export the table as CSV or Parquet." },
  { magic: "\x89HDF", what: "is an HDF5 file", next: "Write the table as Parquet." },
  { magic: "ORC", what: "is an ORC file", next: "Write the table as Parquet." },
];

function refuseOtherFormats(bytes: Uint8Array, file: string): void {
  for (const { magic, what, next } of otherFormats) {
    if (startsWith(bytes, magic)) throw refuse("unsupported-format", file, what, next);
  }
  const wide = startsWith(bytes, "\xff\xfe") || startsWith(bytes, "\xfe\xff");
  const zero = bytes.subarray(0, 65_536).indexOf(0);
  if (zero >= 0 && !wide) {
    throw refuse(
      "binary-file",
      file,
      `is not text: byte ${zero} is zero, and it is neither Parquet nor Arrow`,
      "Give a CSV, CSV.gz, Parquet or Arrow file.",
    );
  }
  const head = Buffer.from(bytes.subarray(0, 512))
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart()
    .toLowerCase();
  if (head === "" && bytes.length <= 512) {
    throw refuse("empty-file", file, "holds only white space", "Write or download it again.");
  }
  if (head.startsWith("<")) {
    throw refuse(
      "web-page",
      file,
      "is a web page or XML, perhaps an error message of the site it came from",
      "Open it to see what the site says, then download the data again.",
    );
  }
  if (head.startsWith("{") || head.startsWith("[")) {
    throw refuse("unsupported-format", file, "is JSON", "Write it as CSV, Parquet or Arrow.");
  }
}

function refuse(code: string, file: string, what: string, next: string): QraftError {
  return new QraftError(code, `"${file}" ${what}.`, next);
}
