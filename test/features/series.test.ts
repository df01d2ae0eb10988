// Dated series as they were known: entry at the close, revisions from their own time on, nothing earlier.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivations, valuesAsKnown } from "#engine/features";
import { recordsOf, settingsOf, tableOf } from "./derive-settings.ts";

const series = derivations[2];
const closes = Float64Array.of(10, 20, 30, 40, 50);

describe("values as known", () => {
  // By hand: period 1 stated at 15 and revised at 35 after period 2 was stated at 25; period 2 revised at 41.
  it("hold the newest period's last statement; a late revision of an older period changes nothing", () => {
    const statements = [
      { observed: 1, known: 15, value: 100 },
      { observed: 1, known: 35, value: 111 },
      { observed: 2, known: 25, value: 200 },
      { observed: 2, known: 41, value: 222 },
    ];
    expect([...valuesAsKnown(statements, closes)]).toEqual([Number.NaN, 100, 200, 200, 222]);
    expect([...valuesAsKnown([...statements].reverse(), closes)]).toEqual([Number.NaN, 100, 200, 200, 222]);
  });

  it("enter at a close at or after their time, and end with their age", () => {
    const one = [{ observed: 0, known: 20, value: 7 }];
    expect([...valuesAsKnown(one, closes)]).toEqual([Number.NaN, 7, 7, 7, 7]);
    expect([...valuesAsKnown([{ ...one[0]!, known: 20.001 }], closes)]).toEqual([Number.NaN, Number.NaN, 7, 7, 7]);
    expect([...valuesAsKnown(one, closes, 15)]).toEqual([Number.NaN, 7, 7, Number.NaN, Number.NaN]);
    expect([...valuesAsKnown([{ ...one[0]!, value: Number.NaN }], closes)]).toEqual(new Array(5).fill(Number.NaN));
  });

  it("never depend on statements that are known later", () => {
    const statement = fc.record({ observed: fc.nat(5), known: fc.nat(60), value: fc.nat(100) });
    fc.assert(
      fc.property(fc.array(statement), fc.integer({ min: 0, max: 4 }), (statements, t) => {
        const cut = statements.filter(({ known }) => known <= closes[t]!);
        expect([...valuesAsKnown(cut, closes)].slice(0, t + 1)).toEqual(
          [...valuesAsKnown(statements, closes)].slice(0, t + 1),
        );
      }),
    );
  });
});

describe("an on-chain file", () => {
  const csv = [
    "Date,Asset,Active Addresses,Fees USD,note,Published",
    "2021-01-01,BTC,900000,10.5,first,2021-01-02T00:30:00Z",
    "2021-01-02,BTC,950000,,x,2021-01-03T00:30:00Z",
    "2021-01-01,BTC,905000,10.6,late revision,2021-01-04T12:00:00Z",
    "2021-01-02,BTC,955000,11.5,revision,2021-01-05T00:00:00Z",
    "2021-01-02,ETH,500000,5,x,2021-01-03T00:00:00Z",
    "2021-01-09,ETH,500000,5,before its date,2021-01-03T00:00:00Z",
    "2021-01-03,ETH,510000,5,x,",
    ",ETH,510000,5,x,2021-01-03T00:00:00Z",
  ].join("\n");

  it("becomes point-in-time fields", async () => {
    const derived = series.derive([await tableOf(csv)], settingsOf({ timeColumn: "published" }));
    expect(recordsOf(derived, ["active_addresses", "fees_usd"])).toEqual([
      ["BTC", "2021-01-02", 900_000, 10.5],
      ["BTC", "2021-01-03", 950_000, 10.5],
      // The revision of the older day gives fees for that day, the newest for which fees are known.
      ["BTC", "2021-01-04", 955_000, 11.5],
      ["ETH", "2021-01-02", 500_000, 5],
      ["ETH", "2021-01-03", 500_000, 5],
      ["ETH", "2021-01-04", 500_000, 5],
    ]);
    expect(derived.refused.map(({ reason, count }) => [reason, count])).toEqual([
      ["known before its own date", 1],
      ["no date", 1],
      ["no time from which it is known", 1],
    ]);
  });

  it("names the columns it has when none says from when a row is known", async () => {
    const table = await tableOf("date,symbol,value\n2021-01-01,BTC,1");
    expect(() => series.derive([table], settingsOf({}))).toThrow(/"known" or "known_at".*date, symbol, value/);
    expect(() => series.derive([table], settingsOf({ timeColumn: "seen" }))).toThrow(/"seen"/);
  });

  describe("a cell that is no number", () => {
    const rows = (...cells: readonly string[]): string =>
      [
        "date,symbol,known,fees,note",
        ...cells.map((cell, i) => `2021-01-0${i + 1},BTC,2021-01-0${i + 2},${cell}`),
      ].join("\n");
    const asked = settingsOf({ timeColumn: "known" });

    it("is refused with file, line, column, value and the next step", async () => {
      const table = await tableOf(rows("1.5,x", "~2,x", "3,x"), "fees.csv");
      expect(() => series.derive([table], asked)).toThrow('Line 3 of "fees.csv", column "fees": "~2" is not a number.');
      const thrown = await tableOf(rows("1.5,x", "~2,x")).then((one) => caught(() => series.derive([one], asked)));
      expect(thrown).toMatchObject({ code: "not-a-number", next: expect.stringContaining("--fields") });
    });

    it("does not matter in a column that is not read; a column without any number is no field, and that is said", async () => {
      const words = series.derive([await tableOf(rows("1.5,x", ",y", "3,"))], asked);
      expect([...words.rows.fields.keys()]).toEqual(["fees"]);
      expect(words.notes.at(-1)).toBe("No field, for want of any number: note.");
      const table = await tableOf(rows("1.5,7", "2,y"));
      expect(() => series.derive([table], asked)).toThrow(
        'Line 3 of "events.csv", column "note": "y" is not a number.',
      );
      const chosen = series.derive([table], { ...asked, fields: ["fees"] });
      expect(recordsOf(chosen, ["fees"])).toEqual([
        ["BTC", "2021-01-02", 1.5],
        ["BTC", "2021-01-03", 2],
      ]);
      expect(() => series.derive([table], { ...asked, fields: ["fee"] })).toThrow('no column "fee"');
    });

    // Law: whatever the column, either every cell is a number or missing, or the first cell that is neither is named.
    it("is named wherever it stands", async () => {
      const cell = fc.constantFrom("1", "-2.5e3", "", "nan", "n/a", "inf", "oops", "1,5", "12%");
      const column = fc.array(cell, { minLength: 1, maxLength: 7 });
      const bad = (text: string): boolean => ["oops", "1,5", "12%"].includes(text);
      await fc.assert(
        fc.asyncProperty(column, async (cells) => {
          const table = await tableOf(rows("1,x", ...cells.map((text) => `"${text}",x`)), "a.csv");
          const first = cells.findIndex(bad);
          const run = (): unknown => series.derive([table], asked);
          if (first < 0) expect(run).not.toThrow();
          else expect(run).toThrow(`Line ${first + 3} of "a.csv", column "fees": "${cells[first]}" is not a number.`);
        }),
        { numRuns: 60 },
      );
    });
  });
});

function caught(run: () => unknown): unknown {
  try {
    run();
  } catch (thrown) {
    return thrown;
  }
  return null;
}
