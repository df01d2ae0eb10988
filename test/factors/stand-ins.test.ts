// Stand-ins: only for what is missing, only from what is there, and told.
import { expect, test } from "vitest";
import { unwrap } from "../../engine/core/index.ts";
import { parseExpression, printExpression, standIn, usualStandIns } from "../../engine/factors/index.ts";

const bars = { fields: ["open", "high", "low", "close", "volume"], groups: ["sector"] };

function after(text: string, market: typeof bars = bars): { readonly text: string; readonly used: readonly string[] } {
  const { expr, used } = standIn(unwrap(parseExpression(text)), market, usualStandIns);
  return { text: printExpression(expr), used: used.map(({ name, is }) => `${name} = ${is}`) };
}

test("a missing average price becomes the typical price, and says so", () => {
  expect(after("rank(vwap - close)")).toEqual({
    text: "rank((high + low + close) / 3 - close)",
    used: ["vwap = (high + low + close) / 3"],
  });
});

test("what the market has stays, and a better stand-in comes first", () => {
  expect(after("vwap / close", { ...bars, fields: [...bars.fields, "vwap"] })).toEqual({
    text: "vwap / close",
    used: [],
  });
  const withAmount = { ...bars, fields: [...bars.fields, "amount"] };
  expect(after("vwap / close", withAmount).used).toEqual(["vwap = amount / volume"]);
});

test("a missing group becomes a coarser one, and what has no stand-in stays missing", () => {
  expect(after("group_demean(cap, subindustry)")).toEqual({
    text: "group_demean(cap, sector)",
    used: ["subindustry = sector"],
  });
});

test("a definition may read another market", () => {
  const bench = { name: "bench_close", kind: "field", is: 'market("index", "^GSPC").close' } as const;
  const { expr } = standIn(unwrap(parseExpression("close / bench_close")), bars, [bench, ...usualStandIns]);
  expect(printExpression(expr)).toBe('close / market("index", "^GSPC").close');
});
