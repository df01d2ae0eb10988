// The Mexican hat: its transform at one place, and the transform of a whole series with the sampled hat.

/** The hat's support and the number of its samples, as PyWavelets has them. */
const edge = 8;
const samples = 1024;

const integral = integrateHat();

/** Running integral of (1 − t²) e^(−t²/2) × 2 / (√3 π^¼) over [−8, 8] by rectangles. */
function integrateHat(): { readonly values: Float64Array; readonly step: number } {
  const values = new Float64Array(samples);
  const between = (2 * edge) / (samples - 1);
  const step = between - edge + edge;
  let sum = 0;
  for (let i = 0; i < samples; i++) {
    const t = i === samples - 1 ? edge : i * between - edge;
    sum += ((1 - t * t) * Math.exp(-(t * t) / 2) * 2) / (Math.sqrt(3) * Math.sqrt(Math.sqrt(Math.PI)));
    values[i] = sum * step;
  }
  return { values, step };
}

/**
 * Continuous wavelet coefficient of a series at place `at` and a scale.
 *
 * Source  PyWavelets cwt(x, scale, "mexh"): the series convolved with the stretched integral, differenced, × −√scale, its
 *         middle part kept
 * Cost    16 × scale
 */
export function hatCoefficient(x: Float64Array, at: number, scale: number): number {
  const taps = remembered(`integral ${scale}`, () => stretched(scale));
  const skip = Math.floor((taps.length - 2) / 2);
  return -Math.sqrt(scale) * (tapSum(x, taps, skip + at + 1) - tapSum(x, taps, skip + at));
}

/** Weights that were made before, by what they depend on. */
const made = new Map<string, Float64Array>();
const mostMade = 256;

function remembered(key: string, make: () => Float64Array): Float64Array {
  const found = made.get(key);
  if (found) return found;
  if (made.size >= mostMade) made.clear();
  const taps = make();
  made.set(key, taps);
  return taps;
}

/** The integral read at every 1 / scale of its step, reversed. */
function stretched(scale: number): Float64Array {
  const count = 2 * edge * scale + 1;
  const places = Array.from({ length: Math.ceil(count) }, (_, i) => Math.floor(i / (scale * integral.step)));
  return Float64Array.from(places.filter((place) => place < samples).reverse(), (place) => integral.values[place]!);
}

/** Σ x[i] × taps[place − i]. */
function tapSum(x: Float64Array, taps: Float64Array, place: number): number {
  let sum = 0;
  const last = Math.min(x.length - 1, place);
  for (let i = Math.max(0, place - taps.length + 1); i <= last; i++) sum += x[i]! * taps[place - i]!;
  return sum;
}

/** The sampled hat of a width, on `points` places around the middle. Source: scipy.signal.ricker. */
function ricker(points: number, width: number): Float64Array {
  const height = 2 / (Math.sqrt(3 * width) * Math.PI ** 0.25);
  return Float64Array.from({ length: points }, (_, i) => {
    const square = (i - (points - 1) / 2) ** 2;
    return height * (1 - square / width ** 2) * Math.exp(-square / (2 * width ** 2));
  });
}

/**
 * The series smoothed by hats of the widths 1 … highest: one row per width.
 * Source  scipy.signal.cwt with ricker: hats of 10 × width places or the series' length, the middle of the convolution kept
 */
export function hatTransform(x: Float64Array, highest: number): readonly Float64Array[] {
  return Array.from({ length: highest }, (_, k) => {
    const points = Math.min(10 * (k + 1), x.length);
    const taps = remembered(`hat ${points} ${k + 1}`, () => ricker(points, k + 1));
    const start = (taps.length - 1) >> 1;
    const row = new Float64Array(x.length);
    for (let i = 0; i < row.length; i++) row[i] = tapSum(x, taps, start + i);
    return row;
  });
}
