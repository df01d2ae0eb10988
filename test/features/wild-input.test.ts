// Tables of nonsense: every derivation answers with finite or missing values, or with an error that names what is wrong.
import fc from "fast-check";
import { expect, it } from "vitest";
import { QraftError } from "#engine/core";
import { derivations } from "#engine/features";
import { settingsOf, tableOf } from "./derive-settings.ts";

const numbers = ["", "0", "-1", "1", "100", "100.5", "1e300", "-1e-300", "inf", "-inf", "nan", "99.999", "5e-324"];
const times = ["", "2020-01-02T10:00:00Z", "2020-01-02T10:00:00.001Z", "2020-01-05T23:59:59Z", "2019-12-31T00:00:00Z"];
const words = [
  "",
  "A",
  "B",
  "call",
  "put",
  "bid",
  "ask",
  "buy",
  "sell",
  "🚀🚀",
  "not good",
  "\u202e\u0007",
  "URL URL",
  "𝕏 é ß",
];
const headers: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  book: { ts: times, symbol: ["A", "B", ""], side: words, price: numbers, qty: numbers, final_id: numbers },
  options: {
    ts: times,
    symbol: ["A", ""],
    right: ["call", "put", "x"],
    strike: numbers,
    expiry: ["2020-02-21", "2020-03-21", "2020-01-02", ""],
    bid: numbers,
    ask: numbers,
    volume: numbers,
    open_interest: numbers,
  },
  series: { date: ["2020-01-01", "2020-01-03", ""], symbol: ["A", ""], known: times, value: numbers, other: numbers },
  text: { published: times, symbol: ["A", "B", ""], text: words },
};

it.each(derivations)("$name", async ({ name, derive }) => {
  const columns = Object.entries(headers[name] ?? {});
  const row = fc.tuple(...columns.map(([, cells]) => fc.constantFrom(...cells)));
  const tables = fc.array(row, { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(tables, fc.constantFrom(3_600_000, 86_400_000), async (rows, barMs) => {
      const csv = [columns.map(([header]) => header), ...rows].map((cells) => cells.join(",")).join("\n");
      try {
        const { rows: made } = derive([await tableOf(csv)], settingsOf({ barMs, levels: 2 }));
        for (const column of made.fields.values())
          for (const value of column) expect(Number.isFinite(value) || Number.isNaN(value)).toBe(true);
        const keys = made.symbols.map((symbol, i) => `${symbol} ${made.ts[i]}`);
        expect(new Set(keys).size).toBe(keys.length);
      } catch (thrown) {
        if (!(thrown instanceof QraftError)) throw thrown;
      }
    }),
    { numRuns: 150 },
  );
});
