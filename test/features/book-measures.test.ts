// The book and its measures: against a slow twin, and by hand.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BookSide,
  imbalanceOf,
  microprice,
  midPrice,
  OrderBook,
  openImpactSlices,
  openRealisedSpread,
  openTradeSigner,
  openVpin,
  orderFlow,
  spreadBps,
} from "#engine/features";

const change = fc.record({
  side: fc.constantFrom<BookSide>("bid", "ask"),
  price: fc.integer({ min: 1, max: 30 }),
  quantity: fc.integer({ min: 0, max: 5 }),
});

describe("the book", () => {
  it("is that of a plain map sorted anew, at every step", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 80 }), (changes) => {
        const book = new OrderBook();
        const twin = { bid: new Map<number, number>(), ask: new Map<number, number>() };
        for (const { side, price, quantity } of changes) {
          book.set(side, price, quantity);
          if (quantity === 0) twin[side].delete(price);
          else twin[side].set(price, quantity);
          for (const [name, sign] of [
            ["bid", -1],
            ["ask", 1],
          ] as const) {
            const sorted = [...twin[name]]
              .sort(([a], [b]) => sign * (a - b))
              .map(([p, q]) => ({ price: p, quantity: q }));
            expect(book.levels(name, 100)).toEqual(sorted);
            expect(book.best(name)).toEqual(sorted[0] ?? null);
          }
        }
      }),
    );
  });

  it("holds on each side what was added less what was removed", () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 80 }), (changes) => {
        const book = new OrderBook();
        const held = { bid: 0, ask: 0 };
        for (const { side, price, quantity } of changes) {
          const before = book.levels(side, 100).find((level) => level.price === price)?.quantity ?? 0;
          book.set(side, price, quantity);
          held[side] += quantity - before;
        }
        for (const side of ["bid", "ask"] as const)
          expect(book.levels(side, 100).reduce((sum, { quantity }) => sum + quantity, 0)).toBe(held[side]);
        book.clear();
        expect([book.best("bid"), book.best("ask")]).toEqual([null, null]);
      }),
    );
  });
});

describe("the top of the book, by hand", () => {
  const top = { bid: 99, bidSize: 30, ask: 101, askSize: 10 };

  it("bid 99 × 30, ask 101 × 10", () => {
    expect(midPrice(top)).toBe(100);
    expect(spreadBps(top)).toBe(200);
    expect(microprice(top)).toBe((99 * 10 + 101 * 30) / 40);
    expect(imbalanceOf(30, 10)).toBe(0.5);
    expect(imbalanceOf(0, 0)).toBeNaN();
  });

  // Source: Cont, Kukanov and Stoikov 2014: sizes of a better price count whole, of an equal price their change.
  it.each([
    [{}, 0],
    [{ bidSize: 35 }, 5],
    [{ bidSize: 20 }, -10],
    [{ bid: 99.5, bidSize: 7 }, 7],
    [{ bid: 98, bidSize: 7 }, -30],
    [{ askSize: 4 }, 6],
    [{ ask: 100, askSize: 4 }, -4],
    [{ ask: 102, askSize: 4 }, 10],
    [{ bid: 99.5, bidSize: 7, ask: 102, askSize: 4 }, 17],
  ])("a change to %j is a flow of %d", (own, flow) => {
    expect(orderFlow(top, { ...top, ...own })).toBe(flow);
  });
});

describe("signs of trades", () => {
  // By hand, Lee and Ready: above the mid bought, below sold, at the mid by the last change of price.
  it("follow the word of the tape, the mid, the last change of price", () => {
    const sign = openTradeSigner();
    const given = [
      sign(100, { told: 0, mid: 100 }),
      sign(100.1, { told: 0, mid: 100 }),
      sign(99.9, { told: 0, mid: 100 }),
      sign(100, { told: 0, mid: 100 }),
      sign(100, { told: 0, mid: 100 }),
      sign(100, { told: -1, mid: 99 }),
      sign(99, { told: 0, mid: Number.NaN }),
      sign(99, { told: 0, mid: Number.NaN }),
      sign(99.5, { told: 0, mid: Number.NaN }),
    ];
    expect(given).toEqual([0, 1, -1, 1, 1, -1, -1, -1, 1]);
  });
});

describe("the answer of prices", () => {
  // By hand: a bar of 12 s, signed volume 1, 2, 3 then none; changes 2, 4, 6 then none: slope 2.
  it("is Kyle's slope over slices", () => {
    const impact = openImpactSlices(12_000);
    impact.begin(0);
    expect(impact.slope()).toBeNaN();
    impact.begin(0);
    impact.price(0, 100);
    expect(impact.slope()).toBeNaN();
    impact.begin(12_000);
    for (const [at, volume, price] of [
      [12_500, 1, 102],
      [13_500, 2, 106],
      [14_500, 3, 112],
    ] as const) {
      impact.trade(at, volume);
      impact.price(at, price);
    }
    expect(impact.slope()).toBeCloseTo(2, 12);
  });

  // By hand: bought at 101 with the mid at 100; 5 s later the mid is 100.5: 2 × 0.5 / 100 = 100 basis points.
  it("leaves a realised spread that is known only after the horizon", () => {
    const realised = openRealisedSpread(5000);
    realised.trade(1000, 101, { sign: 1, mid: 100 });
    realised.settle(6000, 100);
    expect(realised.take()).toBeNaN();
    realised.settle(6001, 100.5);
    expect(realised.take()).toBeCloseTo(100, 9);
    expect(realised.take()).toBeNaN();
  });
});

describe("VPIN", () => {
  // By hand: 50 buckets of 10; all bought gives 1, an even bucket among them 49/50.
  it("is the one-sided share of the last fifty buckets", () => {
    const vpin = openVpin(10);
    vpin.add(499, 1);
    expect(vpin.value()).toBeNaN();
    vpin.add(1, 1);
    expect(vpin.value()).toBe(1);
    vpin.add(5, 1);
    vpin.add(5, -1);
    expect(vpin.value()).toBeCloseTo(49 / 50, 12);
    vpin.add(1e9, -1);
    expect(vpin.value()).toBe(1);
    const unset = openVpin(null);
    unset.add(1, 1);
    unset.size(0);
    expect(unset.value()).toBeNaN();
  });
});
