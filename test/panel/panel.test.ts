// Panels: built from bars or by hand, sliced, read from a store, and refused when they break their promise.
import { describe, expect, test } from "vitest";
import type { Bars, DataAccess, PanelQuery, SnapshotInfo } from "../../engine/data/index.ts";
import {
  columnOf,
  getData,
  mapColumns,
  mapRows,
  type PanelParts,
  panelFrom,
  panelOf,
  slicePanel,
} from "../../engine/panel/index.ts";

const day = 86_400_000;
const parts: PanelParts = {
  symbols: ["A", "B"],
  times: [0, day, 2 * day],
  fields: { close: [1, 2, 3, 10, Number.NaN, 30] },
  groups: { sector: { codes: Int32Array.of(0, 0, 1, -1, 0, 0), labels: ["x", "y"] } },
};

function barsOf(fields: ReadonlyMap<string, Float64Array>): Bars {
  const snapshot = { hash: "h", market: "m", version: 1, parts: [], rows: 6, symbols: 2, first: 0, last: 2 * day };
  return {
    market: { name: "m", frequency: "1d", timeZone: "UTC", currency: "USD", simulated: true },
    frequency: "1d",
    adjustment: "none",
    symbols: ["A", "B"],
    times: Float64Array.of(0, day, 2 * day),
    fields,
    groups: new Map(),
    instruments: [],
    snapshot: snapshot as unknown as SnapshotInfo,
    withheld: null,
  };
}

test("a panel made by hand holds its columns in shared memory, one symbol after the other", () => {
  const panel = panelFrom(parts);
  const close = columnOf(panel, "close");
  expect([...close]).toEqual([1, 2, 3, 10, Number.NaN, 30]);
  expect(close.buffer).toBeInstanceOf(SharedArrayBuffer);
  expect(panel.source).toBeNull();
});

test("bars become a panel that remembers them, and shared columns are not copied", () => {
  const shared = new Float64Array(new SharedArrayBuffer(48));
  const bars = barsOf(
    new Map<string, Float64Array>([
      ["close", shared],
      ["open", new Float64Array(6)],
    ]),
  );
  const panel = panelOf(bars);
  expect(panel.source).toBe(bars);
  expect(panel.market).toBe("m");
  expect(panel.fields.get("close")).toBe(shared);
  expect(panel.fields.get("open")?.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test("a slice keeps the rows asked for, of fields and groups alike", () => {
  const cut = slicePanel(panelFrom(parts), 1, 3);
  expect([...cut.times]).toEqual([day, 2 * day]);
  expect([...columnOf(cut, "close")]).toEqual([2, 3, Number.NaN, 30]);
  expect([...(cut.groups.get("sector")?.codes ?? [])]).toEqual([0, 1, 0, 0]);
  expect(slicePanel(panelFrom(parts), 2, 2).times).toHaveLength(0);
});

test.each([
  [-1, 2],
  [0, 4],
  [2, 1],
  [0.5, 2],
])("rows %s to %s are refused as a slice", (from, to) => {
  expect(() => slicePanel(panelFrom(parts), from, to)).toThrow(/do not lie inside a panel of 3 rows/);
});

test("an unknown field is named with the nearest known one", () => {
  expect(() => columnOf(panelFrom(parts), "clsoe")).toThrow(/no field "clsoe"/);
  try {
    columnOf(panelFrom(parts), "clsoe");
  } catch (thrown) {
    expect(thrown).toMatchObject({ code: "unknown-field", next: 'Did you mean "close"?' });
  }
});

describe("a panel that breaks its promise is refused", () => {
  const broken: readonly (readonly [string, Partial<PanelParts>, RegExp])[] = [
    ["times that go back", { times: [0, 2 * day, day] }, /row 2 .* does not come after/],
    ["a repeated time", { times: [0, day, day] }, /row 2 .* does not come after/],
    ["a time that is no number", { times: [0, Number.NaN, day] }, /row 1 has the time NaN/],
    ["a symbol twice", { symbols: ["A", "A"] }, /"A" occurs twice/],
    ["a short column", { fields: { close: [1, 2] } }, /"close" has 2 values for 6 cells/],
    ["a short group", { groups: { g: { codes: new Int32Array(2), labels: [] } } }, /"g" has 2 codes for 6 cells/],
    [
      "a code without label",
      { groups: { g: { codes: new Int32Array(6).fill(3), labels: ["x"] } } },
      /code 3 but 1 labels/,
    ],
  ];
  test.each(broken)("%s", (_name, change, message) => {
    expect(() => panelFrom({ ...parts, ...change })).toThrow(message);
  });
});

test("getData asks the store once, sealed unless an opening is handed in", async () => {
  const asked: { query: PanelQuery; access: DataAccess | undefined }[] = [];
  const store = {
    read: async (query: PanelQuery, access?: DataAccess): Promise<Bars> => {
      asked.push({ query, access });
      return barsOf(new Map([["close", new Float64Array(6)]]));
    },
  };
  const panel = await getData(store, { market: "m" });
  expect(panel.symbols).toEqual(["A", "B"]);
  const opening = { run: "r", candidate: "c", market: "m", from: 0 };
  await getData(store, { market: "m" }, { kind: "opened", opening });
  expect(asked.map((one) => one.access?.kind)).toEqual(["sealed", "opened"]);
});

test("mapColumns hands over one symbol at a time and refuses columns of different length", () => {
  const x = Float64Array.of(1, 2, 3, 4);
  expect([...mapColumns([x], x.slice(), { times: 2, kernel: ([series]) => series?.toReversed() })]).toEqual([
    2, 1, 4, 3,
  ]);
  expect(() => mapColumns([x, x.subarray(1)], x.slice(), { times: 2, kernel: ([series]) => series })).toThrow(
    /4 and 3/,
  );
});

// Source: by hand. 70 dates are more than two blocks of 32; the value of symbol s on date t is 100 s + t.
test("mapRows hands over each date across symbols, whatever the number of dates", () => {
  const shape = { symbols: 3, times: 70 };
  const x = Float64Array.from({ length: 210 }, (_, i) => 100 * Math.floor(i / 70) + (i % 70));
  const codes = Int32Array.from(x, (value) => value);
  const seen: string[] = [];
  const out = mapRows({ inputs: [x], codes: [codes] }, shape, ([row], [code], result) => {
    seen.push([...(row ?? []), ...(code ?? [])].join());
    result[0] = row?.[2] ?? 0;
    result[1] = Number.POSITIVE_INFINITY;
  });
  expect(seen).toEqual(Array.from({ length: 70 }, (_, t) => [t, 100 + t, 200 + t, t, 100 + t, 200 + t].join()));
  expect([...out.subarray(0, 70)]).toEqual(Array.from({ length: 70 }, (_, t) => 200 + t));
  expect(out.subarray(70).every(Number.isNaN)).toBe(true);
});
