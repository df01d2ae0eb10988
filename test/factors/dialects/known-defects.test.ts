// What other implementations get wrong, each as a test of ours. Source: definitions of the papers; arithmetic by hand.
import { describe, expect, test } from "vitest";
import { unwrap } from "../../../engine/core/index.ts";
import {
  type Conventions,
  compileGraph,
  evaluate,
  findLibraryFactor,
  lookbackOf,
  parseDialect,
  parseExpression,
  prefixTest,
} from "../../../engine/factors/index.ts";
import { type Panel, panelFrom } from "../../../engine/panel/index.ts";
import { wholePanel } from "../grammar.ts";

/** Rows per symbol under field names; dates are days. */
function panelOf(fields: Readonly<Record<string, readonly (readonly number[])[]>>): Panel {
  const rows = Object.values(fields)[0] ?? [];
  const times = rows[0]?.length ?? 0;
  return panelFrom({
    symbols: rows.map((_, s) => `S${s}`),
    times: Array.from({ length: times }, (_, t) => t * 86_400_000),
    fields: Object.fromEntries(Object.entries(fields).map(([name, list]) => [name, Float64Array.from(list.flat())])),
    groups: { sector: { codes: new Int32Array(rows.length * times), labels: ["all"] } },
    market: "test",
  });
}

function valuesOf(text: string, dialect: string, panel: Panel, options: Partial<Conventions> = {}): readonly number[] {
  return [...evaluate(unwrap(parseDialect(text, dialect, options)), panel)];
}

const { NaN: gap } = Number;

describe("four conventions of argmax", () => {
  // Source: for [3, 9, 5], oldest first, the four answers in the wild are 2, 1, 1 and 2.
  const panel = panelOf({ close: [[3, 9, 5]] });
  test.each([
    ["place-from-one", 2],
    ["place-from-zero", 1],
    ["bars-ago", 1],
    ["bars-ago-from-one", 2],
    ["bars-ago-oldest", 1],
  ] as const)("%s gives %d", (extremePlace, wanted) => {
    expect(valuesOf("ts_argmax(close, 3)", "wq", panel, { extremePlace })).toEqual([gap, gap, wanted]);
  });

  // Source: two equal highs, [9, 9, 5]: the oldest stands at place 1, two bars ago; the newest one bar ago.
  test("ties go to the oldest, and to the newest in BRAIN's", () => {
    const tied = panelOf({ close: [[9, 9, 5]] });
    expect(valuesOf("ts_argmax(close, 3)", "wq", tied).at(-1)).toBe(1);
    expect(valuesOf("ts_argmax(close, 3)", "wq", tied, { extremePlace: "bars-ago" }).at(-1)).toBe(1);
    expect(valuesOf("ts_argmax(close, 3)", "wq", tied, { extremePlace: "bars-ago-oldest" }).at(-1)).toBe(2);
    expect(valuesOf("HIGHDAY(CLOSE, 3)", "gtja", tied).at(-1)).toBe(2);
  });
});

describe("defects that are not repeated", () => {
  test("decay_linear does not fill a beginning from the future", () => {
    const panel = panelOf({ close: [[gap, gap, 1, 2, 3, 4]] });
    // (1·1 + 2·2 + 3·3) ÷ 6 = 14/6 and (2 + 6 + 12) ÷ 6 = 20/6.
    const values = valuesOf("decay_linear(close, 3)", "wq", panel);
    expect(values.slice(0, 4)).toEqual([gap, gap, gap, gap]);
    expect(values[4]).toBeCloseTo(14 / 6, 12);
    expect(values[5]).toBeCloseTo(20 / 6, 12);
  });

  test("an alpha leaves the closes of the panel alone", () => {
    const panel = wholePanel(3, { symbols: 5, times: 60 });
    const before = panel.fields.get("close")?.slice();
    evaluate(unwrap(parseExpression(unwrap(findLibraryFactor("alpha101.1")).expression)), panel);
    expect(panel.fields.get("close")).toEqual(before);
  });

  test("rank and scale work across symbols", () => {
    const panel = panelOf({
      close: [
        [1, 4],
        [3, 2],
      ],
    });
    expect(valuesOf("rank(close)", "wq", panel)).toEqual([0.5, 1, 1, 0.5]);
    expect(valuesOf("scale(close)", "wq", panel)).toEqual([1 / 4, 4 / 6, 3 / 4, 2 / 6]);
  });

  test.each([
    ["alpha101.14", "ts_corr(open, volume, 10)"],
    ["alpha101.39", "delta(close, 7)"],
    ["alpha101.79", "group_demean(close * 0.60733 + open * (1 - 0.60733), sector)"],
    ["alpha191.7", "(rank(ts_max(vwap - close, 3), tolerance=0) + rank(ts_min(vwap - close, 3), tolerance=0)) * rank("],
  ])("%s is the printed formula", (name, part) => {
    expect(unwrap(findLibraryFactor(name)).expression).toContain(part);
  });

  test("COUNT counts where the condition holds", () => {
    const panel = panelOf({
      close: [[2, 1, 2, 1]],
      open: [[1, 2, 1, 1]],
      bench_close: [[1, 1, 2, 1]],
      bench_open: [[2, 2, 1, 2]],
    });
    // Days with close above open while the benchmark fell: 1, 0, 0, 0; days on which it fell: 1, 1, 0, 1.
    const text = "COUNT(CLOSE>OPEN & BCLOSE<BOPEN,3)/COUNT(BCLOSE<BOPEN,3)";
    expect(valuesOf(text, "gtja", panel)).toEqual([gap, gap, 1 / 2, 0]);
  });

  test("correlation of a constant is missing, or 0 where that is asked for", () => {
    const panel = panelOf({ close: [[5, 5, 5, 6]], open: [[1, 2, 4, 3]] });
    expect(valuesOf("CORR(CLOSE, OPEN, 3)", "gtja", panel).slice(2, 3)).toEqual([gap]);
    expect(valuesOf("CORR(CLOSE, OPEN, 3)", "gtja", panel, { flatCorrelation: "zero" }).slice(0, 3)).toEqual([
      gap,
      gap,
      0,
    ]);
  });

  test("Qlib's WMA of ones is 1/n as shipped, and 1 by definition", () => {
    const panel = panelOf({ close: [[1, 1, 1, 1, 1, 1]] });
    expect(valuesOf("WMA($close, 5)", "qlib", panel).at(-1)).toBeCloseTo(0.2, 12);
    expect(valuesOf("WMA($close, 5)", "qlib", panel, { quirks: "mend" }).at(-1)).toBe(1);
  });

  test("Qlib's Rank has average ties as a share of the present values", () => {
    // Source: pandas 1.5.3 rolling(3, min_periods=1).rank(pct=True) of [1, 2, 2, NaN, 3, 1].
    const panel = panelOf({ close: [[1, 2, 2, gap, 3, 1]] });
    expect(valuesOf("Rank($close, 3)", "qlib", panel)).toEqual([1, 1, 2.5 / 3, gap, 1, 0.5]);
  });

  test("the look-back of a pair holds the window and what stands inside", () => {
    expect(lookbackOf(compileGraph([unwrap(parseDialect("Corr(Ref($close, 5), $volume, 10)", "qlib"))]))).toBe(14);
  });

  test("no formula of the libraries reads the future", () => {
    const panel = wholePanel(5, { symbols: 6, times: 300 });
    const fields = new Map(panel.fields);
    for (const name of ["vwap", "amount", "cap", "bench_open", "bench_close"])
      fields.set(name, fields.get("high") ?? new Float64Array());
    for (const name of ["alpha101.31", "alpha191.84", "alpha191.149", "alpha158.IMXD20", "alpha360.VOLUME59"]) {
      const expr = unwrap(parseExpression(unwrap(findLibraryFactor(name)).expression));
      expect(prefixTest(expr, { ...panel, fields }, { seed: 2 }).maxDifference, name).toBe(0);
    }
  });
});
