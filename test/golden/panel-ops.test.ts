// Operators against pandas, scipy and numpy on two real panels. Source: ../shared/golden/panel_ops, its README names versions and conventions.
import { describe, expect, test } from "vitest";
import { numericParams, type Operator } from "../../engine/factors/operator.ts";
import { operators } from "../../engine/factors/operators/index.ts";
import { type Column, columnOf, type Panel } from "../../engine/panel/index.ts";
import { compareCells, goldenPanel, goldenValues } from "../support/golden-panel.ts";
import { complete } from "../support/operator-calls.ts";

/** Calls one operator on columns of a panel; the sector is the only group there. */
function call(panel: Panel, name: string, inputs: readonly Column[], given: readonly number[] = []): Column {
  const operator = (operators as readonly Operator[]).find((one) => one.name === name);
  if (!operator) throw new Error(`There is no operator ${name}.`);
  const sector = panel.groups.get("sector");
  const shape = { symbols: panel.symbols.length, times: panel.times.length, groups: sector ? [sector] : [] };
  expect(given.length).toBeLessThanOrEqual(numericParams(operator).length);
  return operator.apply(inputs, complete(operator, given), shape);
}

/** A field of the panel, or one of the series that the reference derives from them. */
function seriesOf(panel: Panel, name: string): Column {
  const close = columnOf(panel, "close");
  switch (name) {
    case "returns":
      return call(panel, "returns", [close], [1]);
    case "1+returns":
      return call(panel, "returns", [close], [1]).map((x) => 1 + x);
    case "m5":
      return call(panel, "returns", [close], [5]).map((x) => -x);
    case "ties":
      return call(panel, "returns", [close], [5]).map((x) => Math.round(-x / 0.02));
    case "logvolume":
      return call(panel, "log", [columnOf(panel, "volume")]);
    default:
      return columnOf(panel, name);
  }
}

type Recipe = readonly [operator: string, series: readonly string[], params?: readonly number[]];

/** Reference names whose call is not spelled in the name itself. Halflife 5 is the span whose smoothing is 1 − 2^(−1/5). */
const recipes: Readonly<Record<string, Recipe>> = {
  "ts_mean_minp1(close,10)": ["ts_mean", ["close"], [10, 1]],
  "ewm_span12_adjust(close)": ["ewm_mean", ["close"], [12, 1, 0, 1]],
  "ewm_span12_noadjust(close)": ["ewm_mean", ["close"], [12, 0, 0, 1]],
  "ewm_noadjust_ignorena(close)": ["ewm_mean", ["close"], [12, 0, 1, 1]],
  "ewm_std_halflife5(returns)": ["ewm_std", ["returns"], [2 / (1 - 2 ** (-1 / 5)) - 1, 1, 0, 1]],
  "cs_rank_average_pct(ties)": ["rank", ["ties"], [0]],
  "cs_rank_min_pct(ties)": ["rank", ["ties"], [1]],
  "cs_rank_max_pct(ties)": ["rank", ["ties"], [2]],
  "cs_rank_dense_pct(ties)": ["rank", ["ties"], [3]],
  "cs_rank_first_pct(ties)": ["rank", ["ties"], [4]],
  "cs_rank(volume)": ["rank", ["volume"]],
  "cs_rank_desc(volume)": ["rank", ["-volume"]],
  "cs_zscore_ddof1(m5)": ["cs_zscore", ["m5"]],
  "cs_scale_abs1(m5)": ["cs_scale", ["m5"], [1]],
  "cs_winsor_5_95(m5)": ["cs_winsor", ["m5"], [0.05]],
  "cs_mad_clip3(m5)": ["cs_mad_clip", ["m5"], [3]],
  "cs_gauss_rank(m5)": ["rank_gauss", ["m5"]],
  "group_demean_sector(m5)": ["group_demean", ["m5"]],
  "group_rank_sector(m5)": ["group_rank", ["m5"]],
  "group_zscore_sector(m5)": ["group_zscore", ["m5"]],
  "neutralize_sector_logvolume(m5)": ["neutralize", ["m5", "logvolume"], [11]],
  "qcut5(m5)": ["cs_qcut", ["m5"], [5]],
};

function recipeOf(name: string): Recipe {
  const known = recipes[name];
  if (known) return known;
  const [, operator = "", inside = ""] = /^(\w+)\((.*)\)$/.exec(name) ?? [];
  const args = inside.split(",");
  const params = args.filter((arg) => /^[\d.]+$/.test(arg)).map(Number);
  const spelled = operator.replace(/^(ts_arg(?:min|max))$/, "$1_pos");
  return [spelled, args.filter((arg) => !/^[\d.]+$/.test(arg)), params];
}

/** The README's tolerances: looser where sums of products decide. */
function toleranceOf(name: string): { readonly relative: number; readonly absolute: number } {
  return /corr|cov|skew|kurt/.test(name) ? { relative: 1e-6, absolute: 1e-10 } : { relative: 1e-8, absolute: 1e-10 };
}

describe.each(["panel_us", "panel_cn"])("%s", (name) => {
  const loaded = goldenPanel(name);
  const values = loaded ? goldenValues(`golden/panel_ops/${name}.csv.gz`, loaded) : new Map();
  if (!loaded) test.skip("reference data is not beside the project");
  else {
    test("the reference holds 75 operators", () => expect(values.size).toBe(75));
    test.each([...values.keys()])("%s", (wanted) => {
      const [operator, series, params] = recipeOf(wanted);
      const inputs = series.map((one) =>
        one.startsWith("-")
          ? call(loaded.panel, "neg", [seriesOf(loaded.panel, one.slice(1))])
          : seriesOf(loaded.panel, one),
      );
      const result = compareCells(
        call(loaded.panel, operator, inputs, params),
        values.get(wanted) ?? [],
        toleranceOf(wanted),
      );
      expect(result, `${wanted}: ${result.worst}`).toMatchObject({ mismatches: 0 });
      expect(result.compared).toBeGreaterThan(1000);
    });
  }
});
