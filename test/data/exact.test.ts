// Every bit pattern of a double survives the way into the tables and back, over both kinds of ClickHouse.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { ImportRequest } from "#engine/data";
import { day, describeBothStores, request } from "../support/bars.ts";

const hard = [
  0,
  -0,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  2.225073858507201e-308,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  0.1,
  0.1 + 0.2,
  1 / 3,
  1e23,
  9007199254740993,
  123456789012345680,
  1.7976931348623157e308,
  Number.EPSILON,
  Number.NaN,
];

/** Any 64 bits that are not an infinity; NaN payloads are one NaN to the store. */
const anyDouble = fc
  .bigInt({ min: 0n, max: (1n << 64n) - 1n })
  .map((bits) => new Float64Array(BigUint64Array.of(bits).buffer)[0] ?? 0)
  .filter((value) => value !== Number.POSITIVE_INFINITY && value !== Number.NEGATIVE_INFINITY);

function requestOf(name: string, values: readonly number[]): ImportRequest {
  const ts = Float64Array.from(values, (_, i) => Date.UTC(1999, 11, 1) + i * day);
  return request(name, { symbols: values.map(() => "A"), ts, fields: new Map([["close", Float64Array.from(values)]]) });
}

describeBothStores("exact numbers", ({ store, reopen }) => {
  it("gives back every double bit for bit, from the tables and from the cache", async () => {
    let made = 0;
    const property = fc.asyncProperty(fc.array(anyDouble, { minLength: 150, maxLength: 300 }), async (random) => {
      const values = [...hard, ...random];
      const market = `exact${made++}`;
      await store().importBars(requestOf(market, values));
      for (const from of ["tables", "cache"]) {
        if (from === "cache") await reopen();
        const read = (await store().read({ market })).fields.get("close") ?? new Float64Array();
        const wrong = values.findIndex((value, i) => !Object.is(value, read[i]));
        expect({ from, wrong, value: values[wrong] }).toEqual({ from, wrong: -1, value: undefined });
      }
    });
    await fc.assert(property, { numRuns: 4, seed: 20201 });
  });

  it("keeps factors exact too", async () => {
    const factors = hard
      .filter((value) => value > 0)
      .map((value, i) => ({ symbol: "A", ts: Date.UTC(2000, 0, 1) + i * day, priceFactor: value, splitFactor: value }));
    await store().importBars({ ...requestOf("factored", [1, 2]), factors });
    expect(await store().factors("factored")).toEqual(factors);
  });
});
