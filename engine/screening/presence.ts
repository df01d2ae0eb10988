// Which symbols have a value on which date: one bit each, so that two dates are compared 32 symbols at a time.
import type { CrossSections } from "./cross-sections.ts";

/** bits[rows × ⌈width ÷ 32⌉], as in the ranks of dates. */
export function bitsOf({ rows, width, values }: CrossSections): Uint32Array {
  const words = Math.ceil(width / 32);
  const bits = new Uint32Array(rows * words);
  for (let row = 0; row < rows; row++) {
    for (let s = 0; s < width; s++) {
      if (Number.isNaN(values[row * width + s]!)) continue;
      const word = row * words + (s >>> 5);
      bits[word] = bits[word]! | (1 << (s & 31));
    }
  }
  return bits;
}

/** How many symbols both sides know within words from .. to − 1. */
export function bitsInCommon(
  a: Uint32Array,
  b: Uint32Array,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let count = 0;
  for (let w = from; w < to; w++) {
    const word = (a[w]! & b[w]!) | 0;
    let bits = word - ((word >>> 1) & 0x55555555);
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    count += Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}
