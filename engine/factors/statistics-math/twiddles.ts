// Cosines and sines of whole fractions of the circle, rounded as in the transform that the reference values come from.

export interface Twiddles {
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

const known = new Map<number, Twiddles>();
const mostKnown = 64;

/**
 * cos and sin of 2πk / n for k = 0 … n − 1.
 *
 * Source  pocketfft's scheme: two short tables of the first eighth, joined by the sum formula. The last bit of each value
 *         decides what a coefficient is that ought to vanish, and with it the coefficient's angle.
 */
export function twiddlesOf(n: number): Twiddles {
  const found = known.get(n);
  if (found) return found;
  const parts = n % 4 === 0 ? n : n % 2 === 0 ? 2 * n : 4 * n;
  const eighth = firstEighth(parts);
  const cos = new Float64Array(n);
  const sin = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    const [c, s] = pointAt((k * parts) / n, parts, eighth);
    cos[k] = c;
    sin[k] = s;
  }
  if (known.size >= mostKnown) known.clear();
  const made = { cos, sin };
  known.set(n, made);
  return made;
}

/** Place k of a circle of `parts` (a multiple of four), by mirroring into the first eighth. */
function pointAt(k: number, parts: number, eighth: Twiddles): readonly [number, number] {
  if (2 * k > parts) {
    const [c, s] = pointAt(parts - k, parts, eighth);
    return [c, -s];
  }
  if (4 * k > parts) {
    const [c, s] = pointAt(parts / 2 - k, parts, eighth);
    return [-c, s];
  }
  if (8 * k === parts) return [Math.SQRT1_2, Math.SQRT1_2];
  if (8 * k > parts) return [eighth.sin[parts / 4 - k]!, eighth.cos[parts / 4 - k]!];
  return [eighth.cos[k]!, eighth.sin[k]!];
}

function firstEighth(parts: number): Twiddles {
  const count = (parts + 4) >> 3;
  const cos = new Float64Array(Math.max(1, count));
  const sin = new Float64Array(Math.max(1, count));
  cos[0] = 1;
  const short = Math.floor(Math.sqrt(count));
  const near = Array.from({ length: short }, (_, i) => nearOne((2 * i) / parts));
  for (let start = 0; start < count; start += short) {
    const far = nearOne((2 * start) / parts);
    for (let i = 0; i < short && start + i < count; i++) {
      if (start + i === 0) continue;
      const step = near[i]!;
      const joined = start > 0 && i > 0;
      const alone = start === 0 ? step : far;
      cos[start + i] = joined
        ? far.below * step.below - far.sin * step.sin + far.below + step.below + 1
        : alone.below + 1;
      sin[start + i] = joined ? far.below * step.sin + far.sin * step.below + far.sin + step.sin : alone.sin;
    }
  }
  return { cos, sin };
}

const cosine: readonly number[] = [
  -1.0369917389758117e-4, 1.9294935641298806e-3, -2.5806887942825395e-2, 2.3533063028328211e-1, -1.3352627688538006,
  4.0587121264167623, -4.934802200544679,
];
const sine: readonly number[] = [
  4.6151442520157035e-4, -7.3700183130883555e-3, 8.2145868949323936e-2, -5.9926452893214921e-1, 2.5501640398732688,
  -5.1677127800499516,
];

/** cos πa − 1 and sin πa for a up to a quarter, by polynomials with fused steps. */
function nearOne(a: number): { readonly below: number; readonly sin: number } {
  const square = a * a;
  const even = cosine.reduce((sum, next) => fused(sum, square, next));
  const odd = sine.reduce((sum, next) => fused(sum, square, next));
  return { below: even * square, sin: fused(a, Math.PI, odd * (square * a)) };
}

/** a × b + c with one rounding (but for rare halves). Source: Dekker's product, Knuth's sum. */
function fused(a: number, b: number, c: number): number {
  const product = a * b;
  const [aHigh, aLow] = split(a);
  const [bHigh, bLow] = split(b);
  const lost = aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  const sum = product + c;
  const back = sum - product;
  return sum + (product - (sum - back) + (c - back) + lost);
}

function split(x: number): readonly [number, number] {
  const scaled = 134217729 * x;
  const high = scaled - (scaled - x);
  return [high, x - high];
}
