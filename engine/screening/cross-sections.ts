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

/** Dates that are turned at once: two cache lines of each symbol's series. */
const tile = 16;

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
  for (let from = 0; from < rows; from += tile) {
    turnTile(column, values, { from, to: Math.min(from + tile, rows), first: range.from, times, width });
  }
  return { rows, width, values };
}

interface Tile extends RowRange {
  readonly first: number;
  readonly times: number;
  readonly width: number;
}

/** Four dates of a symbol at a time: they share a cache line, and the writes stay within a few rows. */
function turnTile(column: Column, values: Float64Array, { from, to, first, times, width }: Tile): void {
  const rows = to - from;
  for (let s = 0; s < width; s++) {
    let i = s * times + first + from;
    let at = from * width + s;
    const end = i + rows;
    for (; i + 3 < end; i += 4, at += 4 * width) {
      values[at] = known(column[i]!);
      values[at + width] = known(column[i + 1]!);
      values[at + 2 * width] = known(column[i + 2]!);
      values[at + 3 * width] = known(column[i + 3]!);
    }
    for (; i < end; i++, at += width) values[at] = known(column[i]!);
  }
}

function known(x: number): number {
  return x - x === 0 ? x : Number.NaN;
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
