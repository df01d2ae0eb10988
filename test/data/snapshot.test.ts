// Snapshots: equal data, equal hash, whatever way it came in; altered data is found, in the cache and in the tables.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import type { AlteredPart, BarRows, Store } from "#engine/data";
import { barRows, day, describeBothStores, request } from "../support/bars.ts";

const fields = ["close", "volume"];
const table: (readonly [string, string, number, number])[] = ["A", "B", "ÄÖ", "𝔸", "Z"].flatMap((symbol, s) =>
  Array.from({ length: 40 }, (_, i): readonly [string, string, number, number] => [
    symbol,
    new Date(Date.UTC(2019, 11, 10 + s) + i * day).toISOString(),
    s + i / 7,
    s === 1 ? Number.NaN : i * 100,
  ]),
);
const instruments = ["A", "B"].map((symbol) => ({ symbol, sector: "S", listed: null, delisted: null }));

/** The hash both kinds of store must give; filled by the first one that computes it. */
let agreed: string | null = null;

describeBothStores("snapshots", ({ store, reopen, workspace, tamper }) => {
  it("have one hash for equal data in any order and any batches", async () => {
    const whole = await store().importBars(request("whole", barRows(fields, table), { instruments }));
    agreed ??= whole.snapshot.hash;
    expect(whole.snapshot.hash).toBe(agreed);
    expect(whole.snapshot.parts.map(({ name, rows }) => [name, rows])).toEqual([
      ["2019", 100],
      ["2020", 100],
    ]);
    let made = 0;
    const anyWay = fc.record({
      order: fc.shuffledSubarray(table, { minLength: table.length }),
      cut: fc.nat(table.length),
      late: fc.boolean(),
    });
    const property = fc.asyncProperty(anyWay, async ({ order, cut, late }) => {
      const market = `pieces${made++}`;
      const closeOnly = (rows: typeof table): BarRows =>
        barRows(
          ["close"],
          rows.map(([s, d, close]) => [s, d, close] as const),
        );
      const pieces = [order.slice(0, cut), order.slice(cut)].filter((rows) => rows.length > 0);
      for (const rows of pieces)
        await store().importBars(request(market, late ? closeOnly(rows) : barRows(fields, rows)));
      const last = await store().importBars(
        request(market, barRows(fields, order), { instruments: instruments.toReversed() }),
      );
      expect(last.snapshot.hash).toBe(agreed);
    });
    await fc.assert(property, { numRuns: 3, seed: 7 });
  });

  it("change with one value, one instrument and one factor, and come back with the old data", async () => {
    const hash = async (): Promise<string> => (await store().snapshot("whole")).hash;
    const seen = [await hash()];
    const [symbol, date] = table[0]!;
    await store().importBars(request("whole", barRows(["close"], [[symbol, date, 5e-324]])));
    seen.push(await hash());
    await store().importBars(request("whole", barRows(["close"], [[symbol, date, table[0]![2]]])));
    expect(await hash()).toBe(seen[0]);
    const factors = [{ symbol, ts: Date.parse(date), priceFactor: 0.5, splitFactor: 1 }];
    await store().importBars(request("whole", barRows([], []), { factors }));
    seen.push(await hash());
    await store().importBars(request("whole", barRows([], []), { instruments: [{ ...instruments[0]!, sector: "T" }] }));
    seen.push(await hash());
    expect(new Set(seen).size).toBe(4);
    expect((await store().snapshots("whole")).map((one) => one.version)).toEqual([1, 2, 3, 4, 5]);
  });

  it("find one altered byte of the cache, and name the part", async () => {
    const { hash } = (
      await store().importBars(
        request(
          "cached",
          barRows(
            ["close"],
            [
              ["A", "2020-01-02", 1234.5],
              ["A", "2021-01-04", 2],
            ],
          ),
        ),
      )
    ).snapshot;
    await store().read({ market: "cached" });
    expect(await store().checkCache("cached")).toEqual([]);
    alterDouble(join(workspace(), "cache", `${hash}.arrow`), 1234.5);
    expect(await store().checkCache("cached")).toMatchObject([
      { market: "cached", part: "2020", source: "cache", snapshot: hash },
    ]);
    expect(await store().checkSnapshot("cached", "store")).toEqual([]);
    const reopened = await reopen();
    await expect(reopened.read({ market: "cached" })).rejects.toMatchObject({ code: "snapshot-altered", exit: 3 });
    const found = await readAnyway(reopened, "cache");
    expect(found.altered.map((one) => one.part)).toEqual(["2020"]);
    expect(found.close).toEqual([1234.75, 2]);
    expect((await readAnyway(reopened, "store")).close).toEqual([1234.5, 2]);
    writeFileSync(join(workspace(), "cache", `${hash}.arrow`), "not an arrow file");
    expect(await reopened.checkCache("cached")).toMatchObject([{ part: "file" }]);
  });

  it("find one altered or lost row of the tables, though the cache is whole", async () => {
    const rows = barRows(
      ["close"],
      [
        ["A", "2020-01-02", 1],
        ["A", "2021-01-04", 2],
        ["B", "2021-01-04", 3],
      ],
    );
    await store().importBars(request("cached", rows));
    await store().read({ market: "cached" });
    const change = "SETTINGS mutations_sync = 2";
    await tamper(
      `ALTER TABLE bars_cached UPDATE close = 2.5 WHERE symbol = 'A' AND ts = '2021-01-04 00:00:00' ${change}`,
    );
    expect(await store().checkCache("cached")).toEqual([]);
    expect(await store().checkSnapshot("cached", "store")).toMatchObject([{ part: "2021", source: "store" }]);
    expect((await readAnyway(store(), "cache")).close).toEqual([1, 2, Number.NaN, 3]);
    expect((await readAnyway(store(), "store")).close).toEqual([1, 2.5, Number.NaN, 3]);
    await expect(
      store().importBars(request("cached", barRows(["close"], [["A", "2021-02-01", 9]]))),
    ).rejects.toMatchObject({ code: "snapshot-altered" });
    await tamper(`ALTER TABLE bars_cached DELETE WHERE part LIKE '2020%' ${change}`);
    expect((await store().checkSnapshot("cached", "store")).map((one) => one.part)).toEqual(["2020", "2021"]);
    await store().importBars(request("cached", rows));
    expect(await store().checkSnapshot("cached", "store")).toEqual([]);
    expect(await store().snapshots("cached")).toHaveLength(2);
    await tamper(`ALTER TABLE instruments UPDATE sector = 'T' WHERE 1 ${change}`);
    expect((await store().checkSnapshot("whole", "store")).map((one) => one.part)).toEqual(["instruments"]);
    const other = { instruments: [{ symbol: "Z", sector: "U", listed: null, delisted: null }] };
    await expect(store().importBars(request("whole", barRows([], []), other))).rejects.toMatchObject({
      code: "snapshot-altered",
    });
  });
});

/** Adds a quarter to the one place in a file that holds this double. */
function alterDouble(file: string, value: number): void {
  const bytes = readFileSync(file);
  const at = bytes.indexOf(Buffer.from(Float64Array.of(value).buffer));
  bytes.writeDoubleLE(value + 0.25, at);
  writeFileSync(file, bytes);
}

async function readAnyway(store: Store, from: "cache" | "store"): Promise<{ altered: AlteredPart[]; close: number[] }> {
  const altered: AlteredPart[] = [];
  const bars = await store.verifying(from, (part) => altered.push(part)).read({ market: "cached" });
  return { altered, close: [...(bars.fields.get("close") ?? [])] };
}
