// Novelty: is a factor's ranking already known, up to its sign?
import { hashOf } from "#engine/core";
import type { Column, Panel } from "#engine/panel";
import { dailyRankIc } from "./correlation.ts";
import type { RankedSections, RowRange } from "./cross-sections.ts";
import { sampleRows, sectionsAt } from "./sample.ts";

/** Most dates a comparison looks at; they are evenly spaced over the rows. */
const mostDates = 120;
const fingerprintDates = 48;

export interface NearestFactor {
  /** Mean over dates of the rank correlation, absolute; NaN for an empty pool. */
  readonly value: number;
  /** Signed form of the same; negative when the ranking is reversed. */
  readonly signed: number;
  /** Place in the pool; −1 for an empty pool. */
  readonly index: number;
}

/** The member of a pool that ranks symbols most like the candidate, or most like its reverse. */
export function maxCorrelation(values: Column, pool: readonly Column[], panel: Panel, rows: RowRange): NearestFactor {
  const candidate = sectionsAt(values, panel, sampleRows(rows, mostDates));
  let nearest: NearestFactor = { value: Number.NaN, signed: Number.NaN, index: -1 };
  pool.forEach((member, index) => {
    const daily = dailyRankIc(candidate, sampledOnce(member, panel, rows), { minPairs: 3 }).filter(
      (x) => !Number.isNaN(x),
    );
    if (daily.length === 0) return;
    const signed = daily.reduce((sum, x) => sum + x, 0) / daily.length;
    if (nearest.index < 0 || Math.abs(signed) > nearest.value) nearest = { value: Math.abs(signed), signed, index };
  });
  return nearest;
}

const remembered = new WeakMap<
  Column,
  { readonly key: string; readonly panel: Panel; readonly rows: RankedSections }
>();

/** Pool members are compared again and again; their order is kept as long as the column lives. */
function sampledOnce(column: Column, panel: Panel, rows: RowRange): RankedSections {
  const key = `${rows.from}/${rows.to}`;
  const found = remembered.get(column);
  if (found?.key === key && found.panel === panel) return found.rows;
  const made = sectionsAt(column, panel, sampleRows(rows, mostDates));
  remembered.set(column, { key, panel, rows: made });
  return made;
}

export interface Fingerprint {
  /** Equal for two columns that rank the sample alike or exactly reversed. */
  readonly hash: string;
  /** +1 or −1; two columns with one hash and different signs rank in opposite directions. 0: the ranking is its own reverse. */
  readonly sign: -1 | 0 | 1;
}

/**
 * Recognises value duplicates, negatives included, by the ranks on a fixed sample of dates.
 *
 * Ties    neighbours closer than a relative 1e-9 count as equal, so that rounding in a rewritten formula moves nothing
 */
export function valueFingerprint(values: Column, panel: Panel, rows: RowRange): Fingerprint {
  const sample = sectionsAt(values, panel, sampleRows(rows, fingerprintDates));
  const upward: number[] = [];
  const downward: number[] = [];
  for (let row = 0; row < sample.rows; row++) {
    const ranks = tiedRanks(sample, row);
    const n = sample.counts[row]!;
    for (const rank of ranks) {
      upward.push(rank);
      downward.push(rank === 0 ? 0 : 2 * (n + 1) - rank);
    }
  }
  const up = hashOf(upward);
  const down = hashOf(downward);
  const [hash = up] = [up, down].sort();
  return { hash, sign: up === down ? 0 : up < down ? 1 : -1 };
}

/** Twice the average rank of each symbol, whole numbers; 0 where missing. */
function tiedRanks(sections: RankedSections, row: number): Int32Array {
  const { width, values, order, counts } = sections;
  const out = new Int32Array(width);
  const base = row * width;
  const at = (i: number): number => values[base + order[base + i]!]!;
  for (let i = 0; i < counts[row]!; ) {
    let end = i + 1;
    while (end < counts[row]! && at(end) - at(end - 1) <= 1e-9 * Math.max(Math.abs(at(end)), Math.abs(at(end - 1))))
      end++;
    for (let k = i; k < end; k++) out[order[base + k]!] = i + end + 1;
    i = end;
  }
  return out;
}
