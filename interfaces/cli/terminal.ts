// What a person sees: results on standard output, progress and errors on standard error; with --json one document and nothing else.
import { QraftError, toQraftError } from "#engine/core";

export interface Terminal {
  readonly json: boolean;
  /** Progress and remarks, on standard error. */
  readonly tell: (text: string) => void;
  /** The result for a person; silent with --json. */
  readonly print: (text: string) => void;
  /** The one document of --json; silent without. */
  readonly document: (value: unknown) => void;
}

export function openTerminal(json: boolean): Terminal {
  return {
    json,
    tell: (text) => void process.stderr.write(`${text}\n`),
    print: (text) => void (json ? undefined : process.stdout.write(`${text}\n`)),
    document: (value) => void (json ? process.stdout.write(`${JSON.stringify(value, null, 2)}\n`) : undefined),
  };
}

/** Says what went wrong and what to do, and gives the exit code. */
export function reportFailure(thrown: unknown, json: boolean): number {
  const error = toQraftError(thrown);
  if (json) process.stdout.write(`${JSON.stringify({ error: error.toJSON() }, null, 2)}\n`);
  process.stderr.write(`qraft: ${error.message}\n  ${error.next}\n`);
  if (!(thrown instanceof QraftError) && thrown instanceof Error && process.env.QRAFT_DEBUG)
    process.stderr.write(`${thrown.stack ?? ""}\n`);
  return error.exit;
}

/** Columns of text, padded to the widest cell; numbers to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((cell, i) => Math.max(cell.length, ...rows.map((row) => (row[i] ?? "").length)));
  const numeric = header.map(
    (_, i) => rows.length > 0 && rows.every((row) => /^[-−]?[\d.,]+%?$|^$|^–$/.test(row[i] ?? "")),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (numeric[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  return [line(header), widths.map((width) => "─".repeat(width)).join("  "), ...rows.map(line)].join("\n");
}

export function dayOf(time: number): string {
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : "–";
}

/** The day alone at midnight UTC, as daily bars have it; otherwise with the minute, and the second where it is not whole. */
export function timeOf(time: number): string {
  if (!Number.isFinite(time) || time % 86_400_000 === 0) return dayOf(time);
  return `${new Date(time).toISOString().slice(0, time % 60_000 === 0 ? 16 : 19)}Z`;
}
