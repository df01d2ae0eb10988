// Power spectral density by averaging windowed pieces of the series.
import { realTransform } from "./fourier.ts";
import { centred, pairwiseSum } from "./moments.ts";

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
  const shape = hann(m);
  const scale = 1 / pairwiseSum(shape.map((w) => w * w));
  const density = new Float64Array((m >> 1) + 1);
  for (let piece = 0; piece < pieces; piece++) {
    const start = piece * (m - overlap);
    const level = centred(x.slice(start, start + m));
    for (let i = 0; i < m; i++) level[i]! *= shape[i]!;
    const { re, im } = realTransform(level);
    for (let k = 0; k < density.length; k++) {
      const mirrored = k > 0 && 2 * k !== m;
      density[k]! += (re[k]! ** 2 + im[k]! ** 2) * scale * (mirrored ? 2 : 1);
    }
  }
  return density.map((sum) => sum / pieces);
}

/** Raised cosine over one whole turn; a single place has weight one. */
function hann(m: number): Float64Array {
  if (m === 1) return Float64Array.of(1);
  return Float64Array.from({ length: m }, (_, i) => 0.5 + 0.5 * Math.cos(i * ((2 * Math.PI) / m) - Math.PI));
}
