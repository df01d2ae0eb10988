// Bits of what is present are found from either side.
import { expect, test } from "vitest";
import { bitsIn, nextRank, previousRank } from "../../engine/panel/kernels/present-ranks.ts";

// Source: by hand, on a set written out.
test("set bits are found from either side", () => {
  const members = [0, 31, 32, 63, 70];
  const words = new Int32Array(4);
  for (const rank of members) words[rank >>> 5] = (words[rank >>> 5] ?? 0) | (1 << (rank & 31));
  for (let rank = 0; rank < 72; rank++) {
    expect(nextRank(words, rank, 72)).toBe(members.find((member) => member >= rank) ?? 72);
    expect(previousRank(words, rank)).toBe(members.findLast((member) => member < rank) ?? -1);
  }
  expect([0, 1, -1, 0x0f0f0f0f].map(bitsIn)).toEqual([0, 1, 32, 16]);
});
