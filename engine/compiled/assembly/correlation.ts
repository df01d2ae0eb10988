// Linear correlation of two sets of dates, over the symbols that both know.

/** A constant sample leaves only rounding in its squares; the bound is relative to its size. */
function isFlat(squares: f64, scale: f64, n: f64): bool {
  const unit = 4 * f64.EPSILON * scale;
  return !(squares > n * unit * unit);
}

/**
 * Correlates `rows` dates of `width` values; missing ones are NaN. out[rows] gets a number in −1 .. 1, NaN for dates with
 * fewer than `least` pairs or without variance on one side. `pairs` has room for two rows of values.
 */
export function correlations(a: usize, b: usize, rows: i32, width: i32, least: i32, pairs: usize, out: usize): void {
  const other = pairs + ((<usize>(width + 2)) << 3);
  for (let row = 0; row < rows; row++) {
    let n = 0;
    for (let s = 0; s < width; s++) {
      const x = load<f64>(a + ((<usize>s) << 3));
      const y = load<f64>(b + ((<usize>s) << 3));
      store<f64>(pairs + ((<usize>n) << 3), x);
      store<f64>(other + ((<usize>n) << 3), y);
      n += <i32>(x - x + (y - y) === 0);
    }
    store<f64>(out + ((<usize>row) << 3), n < least ? NaN : correlationOf(pairs, other, n));
    a += (<usize>width) << 3;
    b += (<usize>width) << 3;
  }
}

function correlationOf(a: usize, b: usize, n: i32): f64 {
  // An odd count is made even by a pair that adds nothing: zeros for the sums, the means for the squares.
  const end = (<usize>(n & ~1)) << 3;
  const odd = (n & 1) === 1;
  let sums = f64x2.splat(0);
  let others = f64x2.splat(0);
  for (let i: usize = 0; i < end; i += 16) {
    sums = f64x2.add(sums, v128.load(a + i));
    others = f64x2.add(others, v128.load(b + i));
  }
  const count = <f64>n;
  const lastA = odd ? load<f64>(a + end) : 0;
  const lastB = odd ? load<f64>(b + end) : 0;
  const meanA = (f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1) + lastA) / count;
  const meanB = (f64x2.extract_lane(others, 0) + f64x2.extract_lane(others, 1) + lastB) / count;
  const middleA = f64x2.splat(meanA);
  const middleB = f64x2.splat(meanB);
  let squaresA = f64x2.splat(0);
  let squaresB = f64x2.splat(0);
  let products = f64x2.splat(0);
  let scaleA = f64x2.splat(0);
  let scaleB = f64x2.splat(0);
  for (let i: usize = 0; i < end; i += 16) {
    const x = v128.load(a + i);
    const y = v128.load(b + i);
    const dx = f64x2.sub(x, middleA);
    const dy = f64x2.sub(y, middleB);
    squaresA = f64x2.add(squaresA, f64x2.mul(dx, dx));
    squaresB = f64x2.add(squaresB, f64x2.mul(dy, dy));
    products = f64x2.add(products, f64x2.mul(dx, dy));
    scaleA = f64x2.pmax(scaleA, f64x2.abs(x));
    scaleB = f64x2.pmax(scaleB, f64x2.abs(y));
  }
  const dx = odd ? lastA - meanA : 0;
  const dy = odd ? lastB - meanB : 0;
  const xx = f64x2.extract_lane(squaresA, 0) + f64x2.extract_lane(squaresA, 1) + dx * dx;
  const yy = f64x2.extract_lane(squaresB, 0) + f64x2.extract_lane(squaresB, 1) + dy * dy;
  const xy = f64x2.extract_lane(products, 0) + f64x2.extract_lane(products, 1) + dx * dy;
  const sizeA = max(max(f64x2.extract_lane(scaleA, 0), f64x2.extract_lane(scaleA, 1)), Math.abs(lastA));
  const sizeB = max(max(f64x2.extract_lane(scaleB, 0), f64x2.extract_lane(scaleB, 1)), Math.abs(lastB));
  if (isFlat(xx, sizeA, count) || isFlat(yy, sizeB, count)) return NaN;
  return max<f64>(-1, min<f64>(1, xy / Math.sqrt(xx * yy)));
}
