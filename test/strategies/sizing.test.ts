// Weights of one date by hand: budgets, caps, groups, balance, and who stays when there are too many.
import { expect, test } from "vitest";
import { bookFor, weighBook } from "#engine/strategies";
import { reversal, specFrom } from "../support/strategies.ts";

interface Position {
  readonly side: 1 | -1;
  readonly size?: number;
  readonly strength?: number;
  readonly held?: boolean;
  readonly group?: number;
}

function weights(positions: readonly Position[], more: Readonly<Record<string, unknown>> = {}): number[] {
  const book = bookFor(positions.length);
  book.count = positions.length;
  for (const [i, position] of positions.entries()) {
    book.symbol[i] = i;
    book.side[i] = position.side;
    book.size[i] = position.size ?? 1;
    book.strength[i] = position.strength ?? 1;
    book.held[i] = Number(position.held ?? false);
    book.group[i] = position.group ?? -1;
  }
  weighBook(
    book,
    specFrom({ ...reversal, ...more }),
    positions.map((_, i) => `S${i}`),
  );
  return Array.from(book.weight, (w) => Number(w.toFixed(12)));
}

const long: Position = { side: 1 };
const short: Position = { side: -1 };

// Gross 1, net 0: half a unit for each side. Gross 1, net 0.4: 0.7 long, 0.3 short.
test("each side shares its budget by size", () => {
  expect(weights([long, long, short])).toEqual([0.25, 0.25, -0.5]);
  expect(weights([{ side: 1, size: 3 }, long, short], { exposure: { gross: 1, net: 0.4 } })).toEqual([
    0.525, 0.175, -0.3,
  ]);
});

test("an empty side empties the other when the net exposure is fixed, and not when it is free", () => {
  expect(weights([long, long])).toEqual([0, 0]);
  expect(weights([long, long], { exposure: { net: "free" } })).toEqual([0.5, 0.5]);
  expect(weights([long, short], { exposure: { net: "free" } })).toEqual([0.5, -0.5]);
});

// Long budget 0.5, sizes 3 : 1 : 1 want 0.3, 0.1, 0.1; capped at 0.2, the rest 0.3 goes to the two others.
test("what a capped symbol cannot take goes to the others", () => {
  expect(
    weights([{ side: 1, size: 3 }, long, long, short, short, short], { caps: { maxWeight: 0.2 } }).slice(0, 3),
  ).toEqual([0.2, 0.15, 0.15]);
});

// One long capped at 0.2 of its 0.5: the shorts shrink to the same 40% of their budget.
test("the sides keep their proportion when a cap binds one of them", () => {
  expect(weights([long, short, short, short, short], { caps: { maxWeight: 0.2 } })).toEqual([
    0.2, -0.05, -0.05, -0.05, -0.05,
  ]);
});

// Group 0 holds 0.25 + 0.25 + 0.25 of 1: cut to 0.3, its three members to 0.1 each; long 0.2, short 0.1 + 0.25 = 0.35,
// so shorts shrink by 0.2 / 0.35.
test("a group is cut to its cap and the sides are balanced again", () => {
  const caps = { maxGroupWeight: { group: "sector", weight: 0.3 } };
  const made = weights(
    [
      { ...long, group: 0 },
      { ...long, group: 0 },
      { ...short, group: 0 },
      { ...short, group: 1 },
    ],
    { caps },
  );
  expect(made[0]).toBeCloseTo(0.1, 12);
  expect(made[2]).toBeCloseTo((-0.1 * 0.2) / 0.35, 10);
  expect(made[3]).toBeCloseTo((-0.25 * 0.2) / 0.35, 10);
});

test("too many: held ones stay, then the strongest, then by name", () => {
  const positions: readonly Position[] = [
    { ...long, strength: 0.9 },
    { ...long, strength: 0.9 },
    { ...long, strength: 0.1, held: true },
    { ...short, strength: 0.5 },
    { ...short, strength: 0.8 },
  ];
  expect(weights(positions, { caps: { maxPositions: 4 } })).toEqual([0.25, 0, 0.25, -0.25, -0.25]);
  expect(weights(positions, { caps: { maxPositions: 2 } })).toEqual([0, 0, 0.5, 0, -0.5]);
});

test("a symbol whose size is unknown takes no part", () => {
  expect(weights([long, { side: 1, size: Number.NaN }, short])).toEqual([0.5, 0, -0.5]);
});
