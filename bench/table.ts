// The benchmark as a table and as data.
import type { BenchCase, Timing } from "./case.ts";

export interface BenchRow {
  readonly group: string;
  readonly name: string;
  readonly ours: Timing;
  readonly yardstick: Timing | null;
  readonly floor: Timing | null;
  /** Yardstick's median ÷ ours: above 1 we are faster. */
  readonly ratio: number | null;
  readonly aim: number | null;
  readonly limitMs: number | null;
  readonly met: boolean | null;
}

export function rowOf(
  given: BenchCase,
  ours: Timing,
  others: { readonly yardstick: Timing | null; readonly floor: Timing | null },
): BenchRow {
  const { yardstick, floor } = others;
  const ratio = yardstick === null ? null : yardstick.medianMs / ours.medianMs;
  const aim = given.aim ?? null;
  const limitMs = given.limitMs ?? null;
  const fastEnough = aim === null || ratio === null ? null : ratio >= aim;
  const met = limitMs === null ? fastEnough : ours.medianMs <= limitMs;
  return { group: given.group, name: given.name, ours, yardstick, floor, ratio, aim, limitMs, met };
}

const heading = ["case", "ms", "least", "most", "yardstick", "ratio", "asked", "plain loop", ""];

export function tableOf(rows: readonly BenchRow[]): string {
  const lines = rows.map((row) => [
    row.name,
    milliseconds(row.ours.medianMs),
    milliseconds(row.ours.minMs),
    milliseconds(row.ours.maxMs),
    row.yardstick === null ? "" : milliseconds(row.yardstick.medianMs),
    row.ratio === null ? "" : `${row.ratio.toFixed(2)}×`,
    row.aim === null ? (row.limitMs === null ? "" : `≤ ${row.limitMs} ms`) : `≥ ${row.aim}×`,
    row.floor === null ? "" : milliseconds(row.floor.medianMs),
    row.met === null ? "" : row.met ? "met" : "missed",
  ]);
  const widths = heading.map((word, k) => Math.max(word.length, ...lines.map((line) => line[k]?.length ?? 0)));
  const print = (line: readonly string[]): string =>
    line.map((cell, k) => (k === 0 ? cell.padEnd(widths[k] ?? 0) : cell.padStart(widths[k] ?? 0))).join("  ");
  return [heading, ...lines].map((line) => print(line).trimEnd()).join("\n");
}

function milliseconds(ms: number): string {
  return ms >= 1000 ? ms.toFixed(0) : ms.toFixed(1);
}
