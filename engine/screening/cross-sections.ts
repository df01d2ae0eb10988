// Cross-sections: a column turned so that the values of one date lie side by side, with each date's ascending order.
import { type Column, sortPermutation } from "#engine/panel";

/** values[row * width + symbol]; NaN is missing, never ±Infinity. */
export interface CrossSections {
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

/** order[row * width + i] is the symbol with the i-th smallest value, for i below counts[row]. */
export interface RankedSections extends CrossSections {
  readonly order: Int32Array;
  readonly counts: Int32Array;
}

/** Rows that count, half-open. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

const tile = 32;

/**
 * Turns rows from .. to − 1 of a symbol-major column.
 *
 * Shape   column[symbols * times] -> values[(to − from) * symbols]
 * NaN     anything non-finite becomes NaN
 */
export function crossSections(column: Column, times: number, range: RowRange): CrossSections {
  const width = times === 0 ? 0 : column.length / times;
  const rows = range.to - range.from;
  const values = new Float64Array(rows * width);
  for (let s0 = 0; s0 < width; s0 += tile) {
    const s1 = Math.min(s0 + tile, width);
    for (let r0 = 0; r0 < rows; r0 += tile) {
      const r1 = Math.min(r0 + tile, rows);
      for (let s = s0; s < s1; s++) {
        const start = s * times + range.from;
        for (let r = r0; r < r1; r++) {
          const x = column[start + r]!;
          values[r * width + s] = Number.isFinite(x) ? x : Number.NaN;
        }
      }
    }
  }
  return { rows, width, values };
}

/** Adds every date's ascending order; equal values stand in symbol order. */
export function rankSections(sections: CrossSections): RankedSections {
  const { rows, width, values } = sections;
  const order = new Int32Array(rows * width);
  const counts = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const found = sortPermutation(values.subarray(row * width, (row + 1) * width));
    order.set(found.order.subarray(0, found.count), row * width);
    counts[row] = found.count;
  }
  return { rows, width, values, order, counts };
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
