// Radix sort of numbers by their bits, with the places they came from: for rows whose values crowd together.

interface Keyed {
  readonly keys: Float64Array;
  readonly places: Int32Array;
}

const counts = new Int32Array(256);
let upper = new Uint32Array(0);
let lower = new Uint32Array(0);
let order = new Int32Array(0);
let spare = new Int32Array(0);

/**
 * Sorts `count` finite numbers, equal ones (0 and −0 too) in the order they came.
 *
 * Shape   from.keys[count], from.places[count] -> to, the same, ascending by key
 * Source  least significant digit first, eight bits at a time; a digit in which all numbers agree is skipped
 * Cost    at most eight passes
 */
export function radixOrder(from: Keyed, to: Keyed, count: number): void {
  if (upper.length < count) {
    upper = new Uint32Array(count * 2);
    lower = new Uint32Array(count * 2);
    order = new Int32Array(count * 2);
    spare = new Int32Array(count * 2);
  }
  const words = new Uint32Array(from.keys.buffer, from.keys.byteOffset, 2 * count);
  for (let i = 0; i < count; i++) {
    const high = words[2 * i + 1]!;
    const low = words[2 * i]!;
    const negative = high >= 0x80000000 && !(high === 0x80000000 && low === 0);
    upper[i] = negative ? ~high : high | 0x80000000;
    lower[i] = negative ? ~low : low;
    order[i] = i;
  }
  for (const half of [lower, upper]) for (let shift = 0; shift < 32; shift += 8) dealDigit(half, shift, count);
  for (let i = 0; i < count; i++) {
    const at = order[i]!;
    to.keys[i] = from.keys[at]!;
    to.places[i] = from.places[at]!;
  }
}

function dealDigit(half: Uint32Array, shift: number, count: number): void {
  counts.fill(0);
  for (let i = 0; i < count; i++) {
    const digit = (half[i]! >>> shift) & 255;
    counts[digit] = counts[digit]! + 1;
  }
  let start = 0;
  for (let digit = 0; digit < 256; digit++) {
    const members = counts[digit]!;
    if (members === count) return;
    counts[digit] = start;
    start += members;
  }
  for (let i = 0; i < count; i++) {
    const at = order[i]!;
    const digit = (half[at]! >>> shift) & 255;
    const place = counts[digit]!;
    spare[place] = at;
    counts[digit] = place + 1;
  }
  [order, spare] = [spare, order];
}
