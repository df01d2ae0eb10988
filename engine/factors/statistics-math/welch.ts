// Power spectral density by averaging windowed pieces of the series.
import { realTransform } from "./fourier.ts";
import { centred, pairwiseSum, scaled, squares } from "./moments.ts";

const longestPiece = 256;

/**
 * Density at the frequencies 0 … ⌊m / 2⌋ of pieces of m = min(n, 256) values that overlap by half.
 *
 * Source  Welch 1967 with a Hann window, the mean of each piece removed and both sides of the spectrum added; scipy.signal.welch
 * Cost    one transform per piece
 */
export function welchDensity(x: Float64Array): Float64Array {
  const m = Math.min(x.length, longestPiece);
  const overlap = m >> 1;
  const pieces = Math.floor((x.length - overlap) / (m - overlap));
  const { weights, energy } = hann(m);
  const scale = 1 / energy;
  const density = new Float64Array((m >> 1) + 1);
  for (let piece = 0; piece < pieces; piece++) {
    const start = piece * (m - overlap);
    const level = centred(x.slice(start, start + m));
    for (let i = 0; i < m; i++) level[i]! *= weights[i]!;
    const { re, im } = realTransform(level);
    for (let k = 0; k < density.length; k++) {
      const mirrored = k > 0 && 2 * k !== m;
      density[k]! += (re[k]! * re[k]! + im[k]! * im[k]!) * scale * (mirrored ? 2 : 1);
    }
  }
  return scaled(density, pieces);
}

interface Shape {
  readonly weights: Float64Array;
  readonly energy: number;
}

const shapes = new Map<number, Shape>();

/** Raised cosine over one whole turn; a single place has weight one. No more than 256 lengths are ever asked for. */
function hann(m: number): Shape {
  const found = shapes.get(m);
  if (found) return found;
  const weights =
    m === 1
      ? Float64Array.of(1)
      : Float64Array.from({ length: m }, (_, i) => 0.5 + 0.5 * Math.cos(i * ((2 * Math.PI) / m) - Math.PI));
  const made = { weights, energy: pairwiseSum(squares(weights)) };
  shapes.set(m, made);
  return made;
}
