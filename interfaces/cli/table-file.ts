// Writes long tables to CSV files: whole or not at all, numbers in their shortest exact form, missing left empty.
import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { QraftError } from "#engine/core";

export function writeCsv(
  path: string,
  header: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): number {
  const part = `${path}.part`;
  let count = 0;
  try {
    const file = openSync(part, "w");
    try {
      let lines = `${header.map(cellOf).join(",")}\n`;
      for (const row of rows) {
        lines += `${row.map(cellOf).join(",")}\n`;
        count += 1;
        if (lines.length > 1 << 20) {
          writeSync(file, lines);
          lines = "";
        }
      }
      writeSync(file, lines);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
  } catch (cause) {
    rmSync(part, { force: true });
    if (cause instanceof QraftError) throw cause;
    throw new QraftError(
      "cannot-write",
      `${path} cannot be written: ${cause instanceof Error ? cause.message : "unknown reason"}.`,
      "Choose another file, or make room.",
      2,
      cause,
    );
  }
  return count;
}

function cellOf(value: string | number): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
