// The factor matrix summed up: products of all factors with each other and with the return, over chosen dates.
import type { ProductSums } from "../statistics/moments.ts";
import { addCrossProducts } from "./cross-products.ts";
import type { FactorMatrix } from "./factor-matrix.ts";

/**
 * Sums over all cells that have a return, apart for each segment of dates.
 *
 * Shape   segmentOf[date] -> one set of sums for each segment 0 … segments − 1; a negative number leaves a date out
 * Cost    cells × factors² / 2, whatever the number of segments
 */
export function productSums(matrix: FactorMatrix, segmentOf: Int32Array, segments: number): readonly ProductSums[] {
  const { factors, width, target, rows } = matrix;
  const p = factors.length;
  const sums = Array.from({ length: segments }, () => ({
    n: 0,
    x: new Float64Array(p),
    y: 0,
    xx: new Float64Array(p * p),
    xy: new Float64Array(p),
    yy: 0,
  }));
  const cells = new Int32Array(width);
  const block = new Float64Array(p * width);
  for (let date = 0; date < rows.length; date++) {
    const into = sums[segmentOf[date]!];
    if (!into) continue;
    let length = 0;
    for (let s = 0; s < width; s++) if (!Number.isNaN(target[date * width + s]!)) cells[length++] = date * width + s;
    if (length === 0) continue;
    gather(matrix, { cells, length, block }, into);
    into.n += length;
    addCrossProducts({ values: block.subarray(0, p * length), count: p, length }, into.xx);
  }
  for (const { xx } of sums) mirror(xx, p);
  return sums;
}

/** Puts the factors' values of one date side by side and adds the sums with the return. */
function gather(
  { factors, target }: FactorMatrix,
  { cells, length, block }: { readonly cells: Int32Array; readonly length: number; readonly block: Float64Array },
  into: { x: Float64Array; xy: Float64Array; y: number; yy: number },
): void {
  for (let i = 0; i < length; i++) {
    const y = target[cells[i]!]!;
    into.y += y;
    into.yy += y * y;
  }
  factors.forEach((values, f) => {
    let sum = 0;
    let product = 0;
    for (let i = 0; i < length; i++) {
      const x = values[cells[i]!]!;
      block[f * length + i] = x;
      sum += x;
      product += x * target[cells[i]!]!;
    }
    into.x[f]! += sum;
    into.xy[f]! += product;
  });
}

/** Copies the upper triangle to the lower. */
export function mirror(matrix: Float64Array, p: number): void {
  for (let i = 0; i < p; i++) for (let j = i + 1; j < p; j++) matrix[j * p + i] = matrix[i * p + j]!;
}
