// Ranks of whole dates, made once; and the rank correlation of two sets of them, without another sort.
import { bytesOf, compiled, compiledArea, isCompiled, type Kind } from "./machine.ts";
import { roomToSort } from "./sort.ts";
import { stagedAddress } from "./staging.ts";

/** Dates side by side: rows × width values. */
export interface DatesShape {
  readonly rows: number;
  readonly width: number;
}

export interface DateRanks extends DatesShape {
  /** How many symbols have a value on each date. */
  readonly counts: Int32Array;
  /** Twice the average rank less its middle, rows × stride; 0 where missing. Whole numbers, so that sums are exact. */
  readonly ranks: Int16Array | Int32Array;
  /** Width rounded up to what the processor takes at once. */
  readonly stride: number;
  /** One bit per symbol that has a value, `words` to a date. */
  readonly bits: Uint32Array;
  readonly words: number;
  /** Sum of squares of each date's ranks. */
  readonly squares: Float64Array;
}

export interface OrderedRanks extends DateRanks {
  /** order[row * width + i] is the symbol with the i-th smallest value, for i below counts[row]; equal ones in symbol order. */
  readonly order: Int32Array;
}

/** Room for values and ranks of dates in the module's memory, for who ranks one factor after another. */
export interface DateRoom {
  /** Values to be filled in and then given to `rankDates`, with leftovers in them. */
  readonly values: (length: number) => Float64Array;
  readonly ranks: (shape: DatesShape, ordered?: boolean) => OrderedRanks;
}

/** Widest dates whose ranks fit 16 bits, with room for what is taken out. */
const widestShort = 16_000;

/** Hands out `length` elements of a kind. */
type Take = <T>(kind: Kind<T>, length: number) => T;

function emptyRanks({ rows, width }: DatesShape, take: Take, ordered = true): OrderedRanks {
  const stride = Math.ceil(width / 8) * 8;
  const words = Math.ceil(width / 32);
  return {
    rows,
    width,
    stride,
    words,
    squares: take(Float64Array, rows),
    order: take(Int32Array, ordered ? rows * width : 0),
    counts: take(Int32Array, rows),
    ranks: width <= widestShort ? take(Int16Array, rows * stride) : take(Int32Array, rows * stride),
    bits: take(Uint32Array, rows * words),
  };
}

const outside: Take = (kind, length) => new kind(new ArrayBuffer(length * kind.BYTES_PER_ELEMENT), 0, length);

/** A room that serves one set of dates after another; each set takes the place of the one before. */
export function dateRoom(): DateRoom {
  const forValues = compiledArea();
  const forRanks = compiledArea();
  return {
    values: (length) => forValues(8 * length)(Float64Array, length),
    ranks: (shape, ordered) => {
      const stride = Math.ceil(shape.width / 8) * 8;
      const each = 8 + 4 * shape.width + 4 + 4 * stride + 4 * Math.ceil(shape.width / 32);
      return emptyRanks(shape, forRanks(shape.rows * each + 5 * 16), ordered);
    },
  };
}

/** Dates that are ranked at once, while their values are still in the processor's own memory. */
const blockRows = 16;
const blockRoom = dateRoom();

/** Puts dates from .. to − 1 at the start of a block, `width` values each. */
export type FillDates = (block: Float64Array, from: number, to: number) => void;

/**
 * Ranks every date of a matrix of values.
 *
 * Shape   values[rows × width] -> ranks
 * NaN     missing (non-finite) values get rank 0, no bit and no place in the order
 * Cost    one sort per date
 */
export function rankDates(values: Float64Array, shape: DatesShape): OrderedRanks {
  const { width } = shape;
  return rankFilled(shape, (block, from, to) => block.set(values.subarray(from * width, to * width)));
}

/**
 * The same for dates that are filled in block by block and kept, infinite values as NaN; with a room, values and ranks last
 * until its next use.
 */
export function rankFilled(
  shape: DatesShape,
  fill: FillDates,
  room?: DateRoom,
): OrderedRanks & { readonly values: Float64Array } {
  const all = room === undefined ? emptyRanks(shape, outside) : room.ranks(shape);
  const cells = shape.rows * shape.width;
  const values = room === undefined ? new Float64Array(cells) : room.values(cells);
  const kept = bytesOf(values);
  rankBlocks(all, (block, from, to) => {
    fill(block, from, to);
    compiled.blankInfinite(block.byteOffset, (to - from) * shape.width);
    bytesOf(block).copy(kept, 8 * from * shape.width, 0, 8 * (to - from) * shape.width);
  });
  return { ...all, values };
}

/** The ranks without the order, which takes more memory than they do. */
export function ranksOnly(shape: DatesShape, fill: FillDates, room?: DateRoom): DateRanks {
  const all = room === undefined ? emptyRanks(shape, outside, false) : room.ranks(shape, false);
  rankBlocks(all, fill);
  return all;
}

function rankBlocks(all: OrderedRanks, fill: FillDates): void {
  const { rows, width } = all;
  roomToSort(width);
  const values = blockRoom.values(blockRows * width + 1);
  const inPlace = isCompiled(all.ranks);
  const block = inPlace ? all : blockRoom.ranks({ rows: blockRows, width }, all.order.length > 0);
  for (let from = 0; from < rows; from += blockRows) {
    const to = Math.min(from + blockRows, rows);
    fill(values, from, to);
    if (inPlace) {
      rankInto(values, all, { from, to });
    } else {
      rankInto(values, block, { from: 0, to: to - from });
      copyDates(block, all, { from: 0, rows: to - from, to: from });
    }
  }
}

interface Rows {
  readonly from: number;
  readonly to: number;
}

/** Ranks the dates of a block as rows from .. to − 1 of `all`. */
function rankInto(block: Float64Array, all: OrderedRanks, { from, to }: Rows): void {
  const { order, counts, ranks, bits, squares, width, stride, words } = all;
  compiled.rankDates(
    Number(ranks instanceof Int16Array),
    block.byteOffset,
    to - from,
    width,
    stride,
    words,
    order.length === 0 ? 0 : order.byteOffset + 4 * from * width,
    counts.byteOffset + 4 * from,
    ranks.byteOffset + ranks.BYTES_PER_ELEMENT * from * stride,
    bits.byteOffset + 4 * from * words,
    squares.byteOffset + 8 * from,
  );
}

/** Copies dates from .. from + rows − 1 to `to` on. */
function copyDates(
  source: OrderedRanks,
  target: OrderedRanks,
  { from, rows, to }: { readonly from: number; readonly rows: number; readonly to: number },
): void {
  const { width, stride, words } = source;
  const part = <T extends Int16Array | Int32Array | Uint32Array | Float64Array>(array: T, each: number): T =>
    array.subarray(from * each, (from + rows) * each) as T;
  if (target.order.length > 0) target.order.set(part(source.order, width), to * width);
  target.counts.set(part(source.counts, 1), to);
  target.ranks.set(part(source.ranks, stride), to * stride);
  target.bits.set(part(source.bits, words), to * words);
  target.squares.set(part(source.squares, 1), to);
}

/** Some of the dates, in the order given. */
export function pickDates(source: OrderedRanks, rows: readonly number[]): OrderedRanks {
  const picked = emptyRanks({ rows: rows.length, width: source.width }, outside);
  rows.forEach((from, to) => {
    copyDates(source, picked, { from, rows: 1, to });
  });
  return picked;
}

const scratch = compiledArea();

/**
 * Rank correlation date by date, among the symbols that both sides know.
 *
 * Shape   a[rows × width], b[rows × width] -> out[rows]; out[t] reads row t − age of a
 * NaN     fewer than `least` pairs, or all values of one side tied
 * Source  Spearman with average ranks: leaving a symbol out lowers the ranks above it by one and those tied with it by one
 *         half; sums are exact, so that their order does not matter
 * Cost    no sort; a few vector operations per symbol, and as many again for each symbol that only one side knows
 */
export function rankCorrelations(
  a: DateRanks,
  b: DateRanks,
  { age, least }: { readonly age: number; readonly least: number },
): Float64Array {
  const { rows, stride, words } = b;
  const out = new Float64Array(rows).fill(Number.NaN);
  if (age >= rows) return out;
  const take = scratch(8 * rows + 16 * stride + 8 * (stride + 1) + 256);
  const results = take(Float64Array, rows);
  const room = take(Int32Array, 4 * stride + 2 * (stride + 1));
  compiled.rankCorrelations(
    Number(b.ranks instanceof Int16Array),
    stagedAddress(a.ranks),
    stagedAddress(a.bits),
    stagedAddress(a.squares),
    stagedAddress(b.ranks) + age * b.ranks.BYTES_PER_ELEMENT * stride,
    stagedAddress(b.bits) + 4 * age * words,
    stagedAddress(b.squares) + 8 * age,
    rows - age,
    stride,
    words,
    Math.max(2, least),
    room.byteOffset,
    results.byteOffset,
  );
  out.set(results.subarray(0, rows - age), age);
  return out;
}
