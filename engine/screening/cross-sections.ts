// Cross-sections: a column turned so that the values of one date lie side by side, with each date's ascending order.
import { type DateRanks, type DateRoom, rankDates } from "#engine/compiled";
import type { Column } from "#engine/panel";

/** values[row * width + symbol]; NaN is missing, never ±Infinity. */
export interface CrossSections {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** Values with each date's order and ranks. */
export interface RankedSections extends CrossSections, DateRanks {}

/** Rows that count, half-open. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

const tile = 32;

/**
 * Turns rows from .. to − 1 of a symbol-major column.
 *
 * Shape   column[symbols * times] -> values[(to − from) * symbols]; with a room, they last until its next use
 * NaN     anything non-finite becomes NaN
 */
export function crossSections(column: Column, times: number, range: RowRange, room?: DateRoom): CrossSections {
  const width = times === 0 ? 0 : column.length / times;
  const rows = range.to - range.from;
  const values = room === undefined ? new Float64Array(rows * width) : room.values(rows * width);
  for (let s0 = 0; s0 < width; s0 += tile) {
    const s1 = Math.min(s0 + tile, width);
    for (let r0 = 0; r0 < rows; r0 += tile) {
      turnTile(column, values, { s0, s1, r0, r1: Math.min(r0 + tile, rows), times, from: range.from, width });
    }
  }
  return { rows, width, values };
}

interface Tile {
  readonly s0: number;
  readonly s1: number;
  readonly r0: number;
  readonly r1: number;
  readonly times: number;
  readonly from: number;
  readonly width: number;
}

function turnTile(column: Column, values: Float64Array, { s0, s1, r0, r1, times, from, width }: Tile): void {
  for (let s = s0; s < s1; s++) {
    const start = s * times + from;
    for (let r = r0, at = r0 * width + s; r < r1; r++, at += width) {
      const x = column[start + r]!;
      values[at] = x - x === 0 ? x : Number.NaN;
    }
  }
}

/** Adds every date's ascending order and ranks; equal values stand in symbol order. A room is that of the values. */
export function rankSections(sections: CrossSections, room?: DateRoom): RankedSections {
  return { ...rankDates(sections.values, sections, room), values: sections.values };
}

/** Average ranks 1 .. n of every date, NaN where missing. */
export function averageRankSections(sections: RankedSections): CrossSections {
  const { rows, width } = sections;
  const values = new Float64Array(rows * width).fill(Number.NaN);
  const all = new Float64Array(width);
  const out = new Float64Array(width);
  for (let row = 0; row < rows; row++) {
    out.fill(Number.NaN);
    rankRow(sections, row, all, out);
    values.set(out, row * width);
  }
  return { rows, width, values };
}

/**
 * Average ranks of one date among the symbols that `mask` also knows; other cells of `out` stay as they are.
 *
 * Shape   mask[width]: NaN takes a symbol out -> out[width], returns how many were ranked
 * Cost    one walk along the date's order
 */
export function rankRow(sections: RankedSections, row: number, mask: Float64Array, out: Float64Array): number {
  const { width, values, order, counts } = sections;
  const base = row * width;
  const count = counts[row]!;
  let ranked = 0;
  for (let i = 0; i < count; ) {
    const value = values[base + order[base + i]!]!;
    let end = i;
    let members = 0;
    for (; end < count; end++) {
      const s = order[base + end]!;
      if (values[base + s]! !== value) break;
      if (!Number.isNaN(mask[s]!)) members++;
    }
    const rank = ranked + (members + 1) / 2;
    for (; i < end; i++) {
      const s = order[base + i]!;
      if (!Number.isNaN(mask[s]!)) out[s] = rank;
    }
    ranked += members;
  }
  return ranked;
}
