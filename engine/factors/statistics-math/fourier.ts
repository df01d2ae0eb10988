// The discrete Fourier transform of a real series of any length, by mixed radices.
import { type Twiddles, twiddlesOf } from "./twiddles.ts";

/** Coefficients 0 … ⌊n / 2⌋. */
export interface Spectrum {
  readonly re: Float64Array;
  readonly im: Float64Array;
}

const quarterRoot = Math.SQRT1_2;
const sinThird = 0.8660254037844386;
const cosFifths = [0.30901699437494745, -0.8090169943749475] as const;
const sinFifths = [0.9510565162951535, 0.5877852522924731] as const;

/**
 * Σ x[t] e^(−2πi kt / n) for k = 0 … ⌊n / 2⌋.
 *
 * Source  Cooley and Tukey by decimation in time; radices 4, 2 and the odd primes in rising order, the outermost first,
 *         with the sums of Winograd's short forms; the order is that of FFTPACK's real transforms, so that rounding agrees
 * Cost    n × the sum of the prime factors of n
 */
export function realTransform(x: Float64Array): Spectrum {
  const n = x.length;
  const plan = planOf(n);
  let [from, to] = plan.turns;
  from.re.set(x);
  from.im.fill(0);
  let length = 1;
  for (const radix of plan.radices) {
    joinSpectra(from, to, { ...plan, length, radix });
    [from, to] = [to, from];
    length *= radix;
  }
  const half = (n >> 1) + 1;
  return { re: from.re.slice(0, half), im: from.im.slice(0, half) };
}

/** What a length needs: made once, its buffers are written anew by each transform. */
interface Plan {
  readonly n: number;
  /** Innermost first. */
  readonly radices: readonly number[];
  readonly twiddles: Twiddles;
  readonly turns: readonly [Spectrum, Spectrum];
  readonly z: Spectrum;
  readonly y: Spectrum;
}

const plans = new Map<number, Plan>();
const mostPlans = 64;

function planOf(n: number): Plan {
  const found = plans.get(n);
  if (found) return found;
  if (plans.size >= mostPlans) plans.clear();
  const radices = radicesOf(n).toReversed();
  const widest = Math.max(1, ...radices);
  const made: Plan = {
    n,
    radices,
    twiddles: twiddlesOf(n),
    turns: [emptySpectrum(n + 1), emptySpectrum(n + 1)],
    z: emptySpectrum(widest),
    y: emptySpectrum(widest),
  };
  plans.set(n, made);
  return made;
}

function emptySpectrum(length: number): Spectrum {
  return { re: new Float64Array(length), im: new Float64Array(length) };
}

export function magnitudesOf(spectrum: Spectrum): Float64Array {
  const { re, im } = spectrum;
  const out = new Float64Array(re.length);
  for (let k = 0; k < re.length; k++) out[k] = Math.hypot(re[k]!, im[k]!);
  return out;
}

function radicesOf(n: number): readonly number[] {
  const radices: number[] = [];
  let rest = n;
  for (; rest % 4 === 0; rest /= 4) radices.push(4);
  if (rest % 2 === 0) {
    rest /= 2;
    radices.push(2);
    [radices[0], radices[radices.length - 1]] = [radices[radices.length - 1]!, radices[0]!];
  }
  for (let p = 3; p * p <= rest; p += 2) for (; rest % p === 0; rest /= p) radices.push(p);
  if (rest > 1) radices.push(rest);
  return radices;
}

interface Stage extends Plan {
  /** Length of each spectrum that is joined; `radix` of them make one. */
  readonly length: number;
  readonly radix: number;
}

/** Half spectra of all series with stride n / length become those with stride n / (length × radix). */
function joinSpectra(from: Spectrum, to: Spectrum, stage: Stage): void {
  const { n, length, radix, twiddles, z, y } = stage;
  const series = n / (length * radix);
  const kept = (length >> 1) + 1;
  const made = ((length * radix) >> 1) + 1;
  for (let s = 0; s < series; s++) {
    for (let i = 0; 2 * i <= length; i++) {
      const middle = i > 0 && 2 * i === length;
      const real = i === 0 || middle;
      for (let j = 0; j < radix; j++) {
        const at = (s + j * series) * kept + i;
        const re = from.re[at]!;
        const im = real ? 0 : from.im[at]!;
        if (real || j === 0) {
          z.re[j] = re;
          z.im[j] = im;
          continue;
        }
        const c = twiddles.cos[i * j * series]!;
        const d = twiddles.sin[i * j * series]!;
        z.re[j] = c * re + d * im;
        z.im[j] = c * im - d * re;
      }
      if (middle) joinMiddle(z, y, radix);
      else shortTransform(z, y, radix);
      const base = s * made;
      for (let m = 0; m < radix; m++) {
        const k = m * length + i;
        if (2 * k <= length * radix) {
          to.re[base + k] = y.re[m]!;
          to.im[base + k] = k === 0 || 2 * k === length * radix ? 0 : y.im[m]!;
        } else if (!real) {
          // frequencies above the half are stored at their mirror's place
          to.re[base + length * radix - k] = y.re[m]!;
          to.im[base + length * radix - k] = y.im[m]!;
        }
      }
    }
  }
}

/** The frequency halfway between two whole ones, from the real last coefficients: turns by quarters or eighths. */
function joinMiddle(z: Spectrum, y: Spectrum, radix: number): void {
  const [a, b, c, d] = [z.re[0]!, z.re[1]!, z.re[2]!, z.re[3]!];
  if (radix === 2) {
    y.re[0] = a;
    y.im[0] = -b;
    return;
  }
  const im = -quarterRoot * (b + d);
  const re = quarterRoot * (b - d);
  y.re[0] = a + re;
  y.im[0] = im - c;
  y.re[1] = a - re;
  y.im[1] = im + c;
}

/** In the upper half of `y` stand the conjugates, which is what the mirrored places need. */
function shortTransform(z: Spectrum, y: Spectrum, radix: number): void {
  if (radix === 4) transform4(z, y);
  else if (radix === 2) transform2(z, y);
  else if (radix === 3) transform3(z, y);
  else if (radix === 5) transform5(z, y);
  else transformOdd(z, y, radix);
}

function transform2({ re, im }: Spectrum, y: Spectrum): void {
  y.re[0] = re[0]! + re[1]!;
  y.im[0] = im[0]! + im[1]!;
  y.re[1] = re[0]! - re[1]!;
  y.im[1] = im[1]! - im[0]!;
}

function transform3({ re, im }: Spectrum, y: Spectrum): void {
  const sumRe = re[1]! + re[2]!;
  const sumIm = im[1]! + im[2]!;
  const restRe = re[0]! - 0.5 * sumRe;
  const restIm = im[0]! - 0.5 * sumIm;
  const turnedRe = sinThird * (im[1]! - im[2]!);
  const turnedIm = sinThird * (re[2]! - re[1]!);
  y.re[0] = re[0]! + sumRe;
  y.im[0] = im[0]! + sumIm;
  y.re[1] = restRe + turnedRe;
  y.im[1] = turnedIm + restIm;
  y.re[2] = restRe - turnedRe;
  y.im[2] = turnedIm - restIm;
}

function transform4({ re, im }: Spectrum, y: Spectrum): void {
  const oddRe = re[3]! + re[1]!;
  const oddTurned = re[3]! - re[1]!;
  const oddIm = im[1]! + im[3]!;
  const imTurned = im[1]! - im[3]!;
  const evenRe = re[0]! + re[2]!;
  const evenIm = im[0]! + im[2]!;
  const restRe = re[0]! - re[2]!;
  const restIm = im[0]! - im[2]!;
  y.re[0] = evenRe + oddRe;
  y.im[0] = oddIm + evenIm;
  y.re[1] = restRe + imTurned;
  y.im[1] = oddTurned + restIm;
  y.re[2] = evenRe - oddRe;
  y.im[2] = oddIm - evenIm;
  y.re[3] = restRe - imTurned;
  y.im[3] = oddTurned - restIm;
}

function transform5({ re, im }: Spectrum, y: Spectrum): void {
  const [c1, c2] = cosFifths;
  const [s1, s2] = sinFifths;
  const outerRe = re[4]! + re[1]!;
  const outerTurnIm = re[4]! - re[1]!;
  const outerIm = im[1]! + im[4]!;
  const outerTurnRe = im[1]! - im[4]!;
  const innerRe = re[3]! + re[2]!;
  const innerTurnIm = re[3]! - re[2]!;
  const innerIm = im[2]! + im[3]!;
  const innerTurnRe = im[2]! - im[3]!;
  y.re[0] = re[0]! + outerRe + innerRe;
  y.im[0] = im[0]! + outerIm + innerIm;
  const firstRe = re[0]! + c1 * outerRe + c2 * innerRe;
  const firstIm = im[0]! + c1 * outerIm + c2 * innerIm;
  const secondRe = re[0]! + c2 * outerRe + c1 * innerRe;
  const secondIm = im[0]! + c2 * outerIm + c1 * innerIm;
  const turnedRe = outerTurnRe * s1 + innerTurnRe * s2;
  const turnedRe2 = outerTurnRe * s2 - innerTurnRe * s1;
  const turnedIm = outerTurnIm * s1 + innerTurnIm * s2;
  const turnedIm2 = outerTurnIm * s2 - innerTurnIm * s1;
  y.re[1] = firstRe + turnedRe;
  y.im[1] = turnedIm + firstIm;
  y.re[2] = secondRe + turnedRe2;
  y.im[2] = turnedIm2 + secondIm;
  y.re[3] = secondRe - turnedRe2;
  y.im[3] = turnedIm2 - secondIm;
  y.re[4] = firstRe - turnedRe;
  y.im[4] = turnedIm - firstIm;
}

/** Any odd radix: sums and differences of mirrored terms first. */
function transformOdd({ re, im }: Spectrum, y: Spectrum, radix: number): void {
  const { cos, sin } = twiddlesOf(radix);
  const half = (radix - 1) / 2;
  y.re[0] = re[0]!;
  y.im[0] = im[0]!;
  for (let j = 1; j < radix; j++) {
    y.re[0] += re[j]!;
    y.im[0] += im[j]!;
  }
  for (let m = 1; m <= half; m++) {
    let evenRe = re[0]!;
    let evenIm = im[0]!;
    let oddRe = 0;
    let oddIm = 0;
    for (let j = 1; j <= half; j++) {
      const turn = (j * m) % radix;
      evenRe += cos[turn]! * (re[j]! + re[radix - j]!);
      evenIm += cos[turn]! * (im[j]! + im[radix - j]!);
      oddRe += sin[turn]! * (im[j]! - im[radix - j]!);
      oddIm += sin[turn]! * (re[radix - j]! - re[j]!);
    }
    y.re[m] = evenRe + oddRe;
    y.im[m] = evenIm + oddIm;
    y.re[radix - m] = evenRe - oddRe;
    y.im[radix - m] = oddIm - evenIm;
  }
}
