// Reference data that may lie beside the project: found, or skipped in one line.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const root = fileURLToPath(new URL("../../../shared/", import.meta.url));
const told = new Set<string>();

/** Absolute path of a reference file, or null with one line on the console when it is not there. */
export function sharedFile(path: string): string | null {
  if (existsSync(root + path)) return root + path;
  const family = path.split("/").slice(0, 2).join("/");
  if (!told.has(family)) {
    told.add(family);
    console.info(`skipped: reference data ${family} is not beside the project`);
  }
  return null;
}

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A CSV or CSV.gz of reference values; understands quoted fields. */
export function sharedCsv(path: string): CsvTable | null {
  const file = sharedFile(path);
  if (file === null) return null;
  const bytes = readFileSync(file);
  const text = (file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  const lines = text
    .split("\n")
    .filter((line) => line !== "")
    .map(splitLine);
  return { header: lines[0] ?? [], rows: lines.slice(1) };
}

function splitLine(line: string): string[] {
  if (!line.includes('"')) return line.split(",");
  return [...line.matchAll(/("([^"]|"")*"|[^,]*)(,|$)/g)]
    .slice(0, -1)
    .map((match) => (match[1] ?? "").replace(/^"|"$/g, "").replaceAll('""', '"'));
}

export function numberOf(text: string | undefined): number {
  return text === undefined || text === "" ? Number.NaN : Number(text);
}
