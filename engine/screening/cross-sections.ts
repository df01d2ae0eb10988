// Cross-sections: a column turned so that the values of one date lie side by side, with each date's ascending order.
import {
  type DateRanks,
  type DateRoom,
  type DatesShape,
  type FillDates,
  type OrderedRanks,
  rankDates,
  rankFilled,
  ranksOnly,
} from "#engine/compiled";
import type { Column } from "#engine/panel";

/** values[row * width + symbol]; NaN is missing, never ±Infinity. */
export interface CrossSections {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** Values with each date's order and ranks. */
export interface RankedSections extends CrossSections, OrderedRanks {}

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
 * Shape   column[symbols * times] -> values[(to − from) * symbols]
 * NaN     anything non-finite becomes NaN
 */
export function crossSections(column: Column, times: number, range: RowRange): CrossSections {
  const shape = shapeOf(column, times, range);
  const { rows, width } = shape;
  const turn = turnerOf(column, times, range);
  const values = new Float64Array(rows * width);
  for (let from = 0; from < rows; from += tile) {
    const to = Math.min(from + tile, rows);
    turn(values.subarray(from * width, to * width), from, to);
  }
  for (let i = 0; i < values.length; i++) if (values[i]! - values[i]! !== 0) values[i] = Number.NaN;
  return { ...shape, values };
}

/** Adds every date's ascending order and ranks; equal values stand in symbol order. */
export function rankSections(sections: CrossSections): RankedSections {
  return { ...rankDates(sections.values, sections), values: sections.values };
}

/** Turns a column and ranks its dates; with a room, both last until its next use. */
export function rankColumn(column: Column, times: number, range: RowRange, room?: DateRoom): RankedSections {
  return rankFilled(shapeOf(column, times, range), turnerOf(column, times, range), room);
}

/** The ranks alone: all that a rank correlation needs. */
export function ranksOfColumn(column: Column, times: number, range: RowRange, room?: DateRoom): DateRanks {
  return ranksOnly(shapeOf(column, times, range), turnerOf(column, times, range), room);
}

function shapeOf(column: Column, times: number, range: RowRange): DatesShape {
  return { rows: range.to - range.from, width: times === 0 ? 0 : column.length / times };
}

/** Four dates of a symbol at a time: they share a cache line, and the writes stay within a few rows. */
function turnerOf(column: Column, times: number, range: RowRange): FillDates {
  const { width } = shapeOf(column, times, range);
  return (block, from, to) => {
    const rows = to - from;
    for (let s = 0; s < width; s++) {
      let i = s * times + range.from + from;
      let at = s;
      const end = i + rows;
      for (; i + 3 < end; i += 4, at += 4 * width) {
        block[at] = column[i]!;
        block[at + width] = column[i + 1]!;
        block[at + 2 * width] = column[i + 2]!;
        block[at + 3 * width] = column[i + 3]!;
      }
      for (; i < end; i++, at += width) block[at] = column[i]!;
    }
  };
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
