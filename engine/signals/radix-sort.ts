// Sorting many short rows of numbers: a radix sort on the upper half of each double, then a pass that settles the rest.

let keys = new Uint32Array(0);
let places = new Int32Array(0);
let spare = new Int32Array(0);
let copy = new Float64Array(0);
let words = new Uint32Array(0);
const counts = new Int32Array(4 * 256);

/**
 * Sorts finite numbers ascending, in place.
 *
 * Shape   row[n], no NaN, no −0
 * Source  least-significant-digit radix sort over 32 bits, sign folded so that negative numbers come first
 * Cost    five passes; rows whose numbers mostly agree in their upper half go to the built-in sort
 */
export function sortRow(row: Float64Array): void {
  const n = row.length;
  if (keys.length < n) {
    keys = new Uint32Array(n);
    places = new Int32Array(n);
    spare = new Int32Array(n);
    copy = new Float64Array(n);
    words = new Uint32Array(copy.buffer);
  }
  copy.set(row);
  countDigits(n);
  let from = places;
  let to = spare;
  for (let digit = 0; digit < 4; digit++) {
    const base = digit * 256;
    let sum = 0;
    for (let b = base; b < base + 256; b++) {
      const count = counts[b]!;
      counts[b] = sum;
      sum += count;
    }
    const shift = digit * 8;
    for (let i = 0; i < n; i++) {
      const place = from[i]!;
      const bucket = base + ((keys[place]! >>> shift) & 255);
      to[counts[bucket]!++] = place;
    }
    [from, to] = [to, from];
  }
  for (let i = 0; i < n; i++) row[i] = copy[from[i]!]!;
  settle(row);
}

/** Keys of the copied row, their places in order, and how often each byte occurs. Little-endian, as all of Node is. */
function countDigits(n: number): void {
  counts.fill(0);
  for (let i = 0; i < n; i++) {
    const upper = words[2 * i + 1]!;
    const key = (upper & 0x80000000) !== 0 ? ~upper >>> 0 : (upper | 0x80000000) >>> 0;
    keys[i] = key;
    places[i] = i;
    counts[key & 255]!++;
    counts[256 + ((key >>> 8) & 255)]!++;
    counts[512 + ((key >>> 16) & 255)]!++;
    counts[768 + (key >>> 24)]!++;
  }
}

/** Insertion over a nearly sorted row; too many moves mean that it was not, and the built-in sort takes over. */
function settle(row: Float64Array): void {
  let moves = 8 * row.length;
  for (let i = 1; i < row.length; i++) {
    const x = row[i]!;
    let j = i - 1;
    while (j >= 0 && row[j]! > x) {
      row[j + 1] = row[j]!;
      j--;
      moves--;
    }
    row[j + 1] = x;
    if (moves < 0) {
      row.sort();
      return;
    }
  }
}
