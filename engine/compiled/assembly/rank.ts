// Average and other ranks of one row as shares of its count, with ties that rounding noise cannot break.
import { reserve } from "./memory";
import { sortedKeys, sortedPlaces, sortValues } from "./sort";

/** Numbers in the list of rank methods: average, min, max, dense, first; 0 is the average. */
const lowest: i32 = 1;
const highest: i32 = 2;
const dense: i32 = 3;
const first: i32 = 4;

/** Shares by twice the place, of `sharers` values: most dates have as many values as the one before. */
let shares: usize = 0;
let sharers: i32 = 0;
let sharesRoom: i32 = 0;

function takeShares(count: i32): void {
  if (count === sharers) return;
  if (count > sharesRoom) {
    sharesRoom = 2 * count;
    shares = reserve((<usize>(2 * sharesRoom + 1)) << 3);
  }
  sharers = count;
  const total = <f64>count;
  for (let twice = 0; twice <= 2 * count; twice++) store<f64>(shares + ((<usize>twice) << 3), <f64>twice / 2 / total);
}

/** The share of a place, given twice as a whole number. */
function shareOf(twice: i32): f64 {
  return load<f64>(shares + ((<usize>twice) << 3));
}

/** Writes the ranks of the finite values to `out`, and leaves the other places alone. */
export function rankShares(values: usize, n: i32, out: usize, method: i32, tolerance: f64): void {
  const count = sortValues(values, n);
  if (count === 0) return;
  takeShares(count);
  const step = tolerance * max(Math.abs(keyAt(0)), Math.abs(keyAt(count - 1)));
  if (!rankApart(count, 2 * step, out)) rankTied(count, step, out, method);
}

function keyAt(i: i32): f64 {
  return load<f64>(sortedKeys + ((<usize>i) << 3));
}

function placeAt(i: i32): i32 {
  return load<i32>(sortedPlaces + ((<usize>i) << 2));
}

/** Places without ties: all are written when no two neighbours are within `gap`; false at the first that are. */
function rankApart(count: i32, gap: f64, out: usize): bool {
  let before = -Infinity;
  for (let i = 0; i < count; i++) {
    const x = keyAt(i);
    if (!(x - before > gap)) return false;
    before = x;
    store<f64>(out + ((<usize>placeAt(i)) << 3), shareOf(2 * i + 2));
  }
  return true;
}

function rankTied(count: i32, step: f64, out: usize, method: i32): void {
  const gap = 2 * step;
  let places = 0;
  for (let from = 0; from < count; ) {
    let to = from + 1;
    const x = keyAt(from);
    if (to < count && !(keyAt(to) - x > gap)) {
      const value = roundTo(x, step);
      while (to < count && roundTo(keyAt(to), step) === value) to++;
    }
    places++;
    writeRun(from, to, method, places, out);
    from = to;
  }
  if (method !== dense) return;
  const total = <f64>places;
  for (let i = 0; i < count; i++) {
    const cell = out + ((<usize>placeAt(i)) << 3);
    store<f64>(cell, load<f64>(cell) / total);
  }
}

/** Number of whole steps; a step of 0 leaves values as they are. */
function roundTo(x: f64, step: f64): f64 {
  return step > 0 ? Math.round(x / step) : x;
}

/** Writes the share of a run of ties; of the dense method its place. */
function writeRun(from: i32, to: i32, method: i32, places: i32, out: usize): void {
  if (method === first) {
    writeInOrder(from, to, out);
    return;
  }
  let twice = from + 1 + to;
  if (method === lowest) twice = 2 * (from + 1);
  else if (method === highest) twice = 2 * to;
  const written = method === dense ? <f64>places : shareOf(twice);
  for (let i = from; i < to; i++) store<f64>(out + ((<usize>placeAt(i)) << 3), written);
}

/** Ties take their ranks in the order of the row; near ones may stand otherwise in the order of values. */
function writeInOrder(from: i32, to: i32, out: usize): void {
  for (let i = from + 1; i < to; i++) {
    const place = placeAt(i);
    let k = i;
    for (; k > from && placeAt(k - 1) > place; k--) store<i32>(sortedPlaces + ((<usize>k) << 2), placeAt(k - 1));
    store<i32>(sortedPlaces + ((<usize>k) << 2), place);
  }
  for (let i = from; i < to; i++) store<f64>(out + ((<usize>placeAt(i)) << 3), shareOf(2 * i + 2));
}
