// Rank correlation of two sets of dates from ranks that are already there: symbols that only one side knows are taken out.

/** Room for the ranks of one date of each side, and for counts of ranks. */
let room: usize = 0;

/** Symbols up to which taking them out one by one is cheaper than counting. */
const fewGone: i32 = 16;

/**
 * Correlates date by date; the addresses point at the first pair of dates. T is the type of the ranks.
 *
 * out[rows] gets a number in −1 .. 1, NaN for dates with fewer than `least` symbols in common or no order on one side.
 * `scratch` has room for two dates of ranks and for 2 × stride counts of 32 bits, and for the ranks of gone symbols.
 */
function rankCorrelationsOf<T>(
  a: usize,
  bitsA: usize,
  squaresA: usize,
  b: usize,
  bitsB: usize,
  squaresB: usize,
  rows: i32,
  stride: i32,
  words: i32,
  least: i32,
  scratch: usize,
  out: usize,
): void {
  room = scratch;
  const bytes = <usize>stride * sizeof<T>();
  const bitBytes = (<usize>words) << 2;
  for (let row = 0; row < rows; row++) {
    let pairs = 0;
    let goneA = 0;
    let goneB = 0;
    for (let w: usize = 0; w < bitBytes; w += 4) {
      const mine = load<u32>(bitsA + w);
      const theirs = load<u32>(bitsB + w);
      pairs += <i32>popcnt(mine & theirs);
      goneA += <i32>popcnt(mine & ~theirs);
      goneB += <i32>popcnt(theirs & ~mine);
    }
    let value = NaN;
    if (pairs >= least) {
      const x = goneA === 0 ? a : withoutGone<T>(a, bitsA, bitsB, goneA, stride, words, scratch);
      const y = goneB === 0 ? b : withoutGone<T>(b, bitsB, bitsA, goneB, stride, words, scratch + bytes);
      const xx = goneA === 0 ? load<f64>(squaresA) : product<T>(x, x, stride);
      const yy = goneB === 0 ? load<f64>(squaresB) : product<T>(y, y, stride);
      if (xx > 0 && yy > 0) value = max<f64>(-1, min<f64>(1, product<T>(x, y, stride) / Math.sqrt(xx * yy)));
    }
    store<f64>(out, value);
    out += 8;
    a += bytes;
    b += bytes;
    bitsA += bitBytes;
    bitsB += bitBytes;
    squaresA += 8;
    squaresB += 8;
  }
}

/** Sum of the products of two dates' ranks, exact below 2^53. */
function product<T>(a: usize, b: usize, stride: i32): f64 {
  let total = i64x2.splat(0);
  const end = a + <usize>stride * sizeof<T>();
  if (sizeof<T>() === 2) {
    // A lane adds two products of at most stride² per step: widened before that can pass 2^31.
    const steps = max(1, <i32>(<i64>0x7fffffff / (2 * <i64>stride * <i64>stride)));
    while (a < end) {
      let part = i32x4.splat(0);
      const stop = min(end, a + ((<usize>steps) << 4));
      for (; a < stop; a += 16, b += 16) part = i32x4.add(part, i32x4.dot_i16x8_s(v128.load(a), v128.load(b)));
      total = i64x2.add(total, i64x2.add(i64x2.extend_low_i32x4_s(part), i64x2.extend_high_i32x4_s(part)));
    }
  } else {
    for (; a < end; a += 16, b += 16) {
      const x = v128.load(a);
      const y = v128.load(b);
      total = i64x2.add(total, i64x2.add(i64x2.extmul_low_i32x4_s(x, y), i64x2.extmul_high_i32x4_s(x, y)));
    }
  }
  return <f64>(i64x2.extract_lane(total, 0) + i64x2.extract_lane(total, 1));
}

/**
 * Ranks of `own` among the symbols that `other` knows too, 0 elsewhere: leaving a symbol out lowers twice the rank of those
 * above it by two and of those tied with it by one, and the middle by one.
 */
function withoutGone<T>(ranks: usize, own: usize, other: usize, gone: i32, stride: i32, words: i32, out: usize): usize {
  const list = room + <usize>stride * sizeof<T>() * 2;
  let at = list;
  for (let w = 0; w < words; w++) {
    let bits = load<u32>(own + ((<usize>w) << 2)) & ~load<u32>(other + ((<usize>w) << 2));
    for (; bits !== 0; bits &= bits - 1, at += 4) {
      store<i32>(at, <i32>load<T>(ranks + <usize>((w << 5) + <i32>ctz(bits)) * sizeof<T>()));
    }
  }
  if (gone <= fewGone) lowerOneByOne<T>(ranks, list, gone, stride, out);
  else lowerByCounts<T>(ranks, list, gone, stride, out);
  keepCommon<T>(own, other, stride, out);
  return out;
}

/** Four gone ranks at a time; the list is filled up with ranks that nothing reaches. */
function lowerOneByOne<T>(ranks: usize, list: usize, gone: i32, stride: i32, out: usize): void {
  const end = <usize>stride * sizeof<T>();
  for (let k = gone; k < ((gone + 3) & ~3); k++)
    store<i32>(list + ((<usize>k) << 2), sizeof<T>() === 2 ? i16.MAX_VALUE : i32.MAX_VALUE);
  const raise = v128.splat<T>(<T>gone);
  for (let i: usize = 0; i < end; i += 16) {
    v128.store(out + i, v128.add<T>(v128.load(ranks + i), raise));
  }
  for (let k = 0; k < gone; k += 4, list += 16) {
    const first = v128.splat<T>(<T>load<i32>(list));
    const second = v128.splat<T>(<T>load<i32>(list, 4));
    const third = v128.splat<T>(<T>load<i32>(list, 8));
    const fourth = v128.splat<T>(<T>load<i32>(list, 12));
    for (let i: usize = 0; i < end; i += 16) {
      const x = v128.load(ranks + i);
      const one = v128.add<T>(v128.gt<T>(x, first), v128.ge<T>(x, first));
      const two = v128.add<T>(v128.gt<T>(x, second), v128.ge<T>(x, second));
      const three = v128.add<T>(v128.gt<T>(x, third), v128.ge<T>(x, third));
      const four = v128.add<T>(v128.gt<T>(x, fourth), v128.ge<T>(x, fourth));
      const all = v128.add<T>(v128.add<T>(one, two), v128.add<T>(three, four));
      v128.store(out + i, v128.add<T>(v128.load(out + i), all));
    }
  }
}

/** Counts of gone ranks, added up, tell every rank at once how many lie below it. */
function lowerByCounts<T>(ranks: usize, list: usize, gone: i32, stride: i32, out: usize): void {
  const cells = 2 * stride + 1;
  const counts = list + ((<usize>stride) << 2);
  memory.fill(counts, 0, (<usize>cells) << 2);
  for (let k = 0; k < gone; k++) {
    const cell = counts + ((<usize>(load<i32>(list + ((<usize>k) << 2)) + stride)) << 2);
    store<i32>(cell, load<i32>(cell) + 1);
  }
  // Each cell: twice those below, plus those at the same rank.
  let below = 0;
  for (let c = 0; c < cells; c++) {
    const cell = counts + ((<usize>c) << 2);
    const here = load<i32>(cell);
    store<i32>(cell, 2 * below + here);
    below += here;
  }
  for (let s = 0; s < stride; s++) {
    const rank = <i32>load<T>(ranks + <usize>s * sizeof<T>());
    const less = load<i32>(counts + ((<usize>(rank + stride)) << 2));
    store<T>(out + <usize>s * sizeof<T>(), <T>(rank - less + gone));
  }
}

/** Sets ranks of symbols that not both sides know to 0. */
function keepCommon<T>(own: usize, other: usize, stride: i32, out: usize): void {
  if (sizeof<T>() === 2) {
    const places = i16x8(1, 2, 4, 8, 16, 32, 64, 128);
    for (let s = 0, byte: usize = 0; s < stride; s += 8, byte++, out += 16) {
      const bits = load<u8>(own + byte) & load<u8>(other + byte);
      const kept = i16x8.eq(v128.and(i16x8.splat(<i16>bits), places), places);
      v128.store(out, v128.and(v128.load(out), kept));
    }
  } else {
    const places = i32x4(1, 2, 4, 8);
    for (let s = 0; s < stride; s += 4, out += 16) {
      const byte = <usize>(s >> 3);
      const bits = <i32>(load<u8>(own + byte) & load<u8>(other + byte)) >> (s & 4);
      const kept = i32x4.eq(v128.and(i32x4.splat(bits), places), places);
      v128.store(out, v128.and(v128.load(out), kept));
    }
  }
}

/** The same for ranks of 16 bits where `short` is not 0, else of 32. */
export function rankCorrelations(
  short: i32,
  a: usize,
  bitsA: usize,
  squaresA: usize,
  b: usize,
  bitsB: usize,
  squaresB: usize,
  rows: i32,
  stride: i32,
  words: i32,
  least: i32,
  scratch: usize,
  out: usize,
): void {
  if (short) rankCorrelationsOf<i16>(a, bitsA, squaresA, b, bitsB, squaresB, rows, stride, words, least, scratch, out);
  else rankCorrelationsOf<i32>(a, bitsA, squaresA, b, bitsB, squaresB, rows, stride, words, least, scratch, out);
}
