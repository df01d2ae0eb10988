// Screening against alphalens: stefan-jansen/alphalens-reloaded @ c2ffde1b, pandas 1.5.3, tolerance 1e-8.
// The reference fills price gaps forward, enters at the close and drops returns beyond 20 deviations: options here, off by default.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { deviationOf, finiteOf, meanOf } from "#engine/core";
import { type Buckets, bucketMeans, bucketSections, demeanLabels } from "../../engine/screening/buckets.ts";
import { dailyIc, dailyRankIc } from "../../engine/screening/correlation.ts";
import {
  type CrossSections,
  crossSections,
  type RankedSections,
  rankSections,
} from "../../engine/screening/cross-sections.ts";
import { alphaBeta, factorWeights, meanLabels, weightedReturns } from "../../engine/screening/factor-portfolio.ts";
import { forwardReturns } from "../../engine/screening/forward-returns.ts";
import { bucketTurnover, rankAutocorrelation } from "../../engine/screening/membership.ts";
import { goldenPanel } from "../support/golden-panel.ts";
import { numberOf, sharedCsv, sharedFile } from "../support/shared.ts";

const horizons = [1, 5, 10] as const;
const factors = [
  { name: "rev5", count: 5, edges: "quantile" },
  { name: "volrank_ties", count: 4, edges: "width" },
] as const;

interface Sample {
  readonly dates: readonly string[];
  readonly symbols: readonly string[];
  readonly factor: RankedSections;
  readonly labels: readonly CrossSections[];
  readonly buckets: Buckets;
  /** Sector of each cell as 1, 2, …; 0 where the cell is not in the sample. */
  readonly sectors: Int32Array;
  readonly sectorNames: readonly string[];
}

/** The clean sample: cells with a value and every forward return; dates without any cell are gone. */
function readSample(name: (typeof factors)[number]): Sample | null {
  const table = sharedCsv(`golden/alphalens/${name.name}/factor.csv`);
  const golden = goldenPanel("panel_us");
  const groups = sharedCsv("golden/panels/panel_us/groups.csv");
  if (table === null || golden === null || groups === null) return null;
  const symbols = table.header.slice(1);
  const allDates = table.rows.map((row) => row[0] ?? "");
  const { panel } = golden;
  if (panel.symbols.join() !== symbols.join() || golden.dates.join() !== allDates.join())
    throw new Error("other panel");
  const range = { from: 0, to: allDates.length };
  const column = Float64Array.from({ length: symbols.length * allDates.length }, (_, i) =>
    numberOf(table.rows[i % allDates.length]?.[1 + Math.floor(i / allDates.length)]),
  );
  const raw = crossSections(column, allDates.length, range);
  const forward = horizons.map((horizon) =>
    forwardReturns(panel, { ...range, horizon, entry: "close" }, { forwardFill: true, dropBeyondSigma: 20 }),
  );
  const width = symbols.length;
  const clean = raw.values.map((x, i) =>
    forward.every((labels) => Number.isFinite(labels.values[i])) ? x : Number.NaN,
  );
  const kept = allDates.flatMap((_, row) =>
    clean.subarray(row * width, (row + 1) * width).some((x) => Number.isFinite(x)) ? [row] : [],
  );
  const keep = (values: Float64Array): CrossSections => ({
    rows: kept.length,
    width,
    values: Float64Array.from(kept.flatMap((row) => [...values.subarray(row * width, (row + 1) * width)])),
  });
  const factor = rankSections(keep(clean));
  const mask = (labels: CrossSections): CrossSections => ({
    ...labels,
    values: labels.values.map((x, i) => (Number.isFinite(factor.values[i]) ? x : Number.NaN)),
  });
  const sectorOf = new Map(groups.rows.map((row) => [row[0], row[1] ?? ""]));
  const sectorNames = [...new Set(symbols.map((symbol) => sectorOf.get(symbol) ?? ""))].sort();
  const codes = symbols.map((symbol) => 1 + sectorNames.indexOf(sectorOf.get(symbol) ?? ""));
  return {
    dates: kept.map((row) => allDates[row] ?? ""),
    symbols,
    factor,
    labels: forward.map((labels) => mask(keep(labels.values))),
    buckets: bucketSections(factor, { count: name.count, minValues: 2, edges: name.edges }),
    sectors: Int32Array.from(factor.values, (x, i) => (Number.isFinite(x) ? (codes[i % width] ?? 0) : 0)),
    sectorNames,
  };
}

let compared = 0;
/** Asserts equality within 1e-8, relative above one, NaN with NaN. */
function near(ours: number, theirs: number, place: string): void {
  compared++;
  if (Number.isNaN(theirs) && Number.isNaN(ours)) return;
  if (Math.abs(ours - theirs) <= 1e-8 * Math.max(1, Math.abs(theirs))) return;
  expect.fail(`${place}: ${ours} instead of ${theirs}`);
}

function compareTable(path: string, cell: (row: readonly string[], line: number, column: number) => number): void {
  const table = sharedCsv(`golden/alphalens/${path}`);
  if (table === null) return;
  const keys = table.header[0] === "factor_quantile" && table.header[1] === "date" ? 2 : 1;
  table.rows.forEach((row, line) => {
    for (let column = keys; column < table.header.length; column++) {
      near(
        cell(row, line, column - keys),
        numberOf(row[column]),
        `${path} ${row[0]} ${row[keys - 1]} ${table.header[column]}`,
      );
    }
  });
}

const everyone = (sample: Sample) => ({ codes: sample.sectors.map((code) => Math.min(code, 1)) });
const excess = (sample: Sample, h: number) => demeanLabels(sample.labels[h]!, everyone(sample));
const pick = (values: Float64Array, count: number, at: number) =>
  Float64Array.from({ length: values.length / count }, (_, row) => values[row * count + at]!);

describe.each(factors)("alphalens $name", (named) => {
  const sample = readSample(named);
  if (sample === null) {
    test.skip("the reference data is not beside the project");
    return;
  }
  const width = sample.symbols.length;
  const row = new Map(sample.dates.map((date, i) => [date, i]));
  const ics = sample.labels.map((labels) => dailyRankIc(sample.factor, rankSections(labels), { minPairs: 2 }));

  test("rank IC per date and its summary", () => {
    compareTable(`${named.name}/ic.csv`, (line, at, h) => {
      expect(line[0]).toBe(sample.dates[at]);
      return ics[h]![at]!;
    });
    const file = sharedFile(`golden/alphalens/${named.name}/ic_summary.json`)!;
    const summary = JSON.parse(readFileSync(file, "utf8"));
    expect(ics[0]!.length).toBe(summary.n_dates);
    horizons.forEach((horizon, h) => {
      const known = finiteOf(ics[h]!);
      const key = `${horizon}D`;
      near(meanOf(known), summary.mean[key], "mean");
      near(deviationOf(known), summary.std_ddof1[key], "std");
      near(meanOf(known) / deviationOf(known), summary.ir[key], "ir");
      near(known.filter((ic) => ic > 0).length / sample.dates.length, summary.hit[key], "hit");
      const linear = finiteOf(dailyIc(sample.factor, sample.labels[h]!, { minPairs: 2 }));
      near(meanOf(linear), summary.mean_pearson_ic[key], "pearson");
    });
  });

  test("rank IC against returns less their sector's mean, and within sectors", () => {
    const adjusted = sample.labels.map((labels) => {
      return dailyRankIc(sample.factor, rankSections(demeanLabels(labels, { codes: sample.sectors })), { minPairs: 2 });
    });
    compareTable(`${named.name}/ic_group_adjust.csv`, (_, at, h) => adjusted[h]![at]!);
    compareTable(`${named.name}/mean_ic_by_group.csv`, (line, _, h) => {
      const code = 1 + sample.sectorNames.indexOf(line[0] ?? "");
      const values = sample.labels[h]!.values.map((x, i) => (sample.sectors[i] === code ? x : Number.NaN));
      const labels = rankSections({ ...sample.labels[h]!, values });
      return meanOf(finiteOf(dailyRankIc(sample.factor, labels, { minPairs: 2 })));
    });
  });

  test("the clean sample: forward returns and quantiles", () => {
    const table = sharedCsv(`golden/alphalens/${named.name}/clean_factor_sample.csv`)!;
    for (const line of table.rows) {
      const cell = row.get(line[0] ?? "")! * width + sample.symbols.indexOf(line[1] ?? "");
      horizons.forEach((_, h) => {
        near(sample.labels[h]!.values[cell]!, numberOf(line[2 + h]), `${line[0]} ${line[1]}`);
      });
      near(sample.factor.values[cell]!, numberOf(line[5]), `${line[0]} ${line[1]} factor`);
      expect(sample.sectorNames[sample.sectors[cell]! - 1]).toBe(line[6]);
      expect(sample.buckets.codes[cell], `${line[0]} ${line[1]} quantile`).toBe(Number(line[7]));
      compared++;
    }
  });

  test("returns by quantile: per date, demeaned, raw, standard error, spread", () => {
    const byDate = horizons.map((_, h) => bucketMeans(sample.buckets, excess(sample, h)));
    compareTable(`${named.name}/q_ret_by_date.csv`, (line, _, h) => {
      return byDate[h]![row.get(line[1] ?? "")! * named.count + Number(line[0]) - 1]!;
    });
    const curve = (h: number, q: number) => finiteOf(pick(byDate[h]!, named.count, q));
    compareTable(`${named.name}/mean_ret_by_q_demeaned.csv`, (_, q, h) => meanOf(curve(h, q)));
    compareTable(`${named.name}/mean_ret_by_q_se.csv`, (_, q, h) => {
      return deviationOf(curve(h, q)) / Math.sqrt(curve(h, q).length);
    });
    const raw = horizons.map((_, h) => bucketMeans(sample.buckets, sample.labels[h]!));
    compareTable(`${named.name}/mean_ret_by_q_raw.csv`, (_, q, h) => meanOf(finiteOf(pick(raw[h]!, named.count, q))));
    compareTable(`${named.name}/spread_top_bottom.csv`, (line, _, h) => {
      const at = row.get(line[0] ?? "")! * named.count;
      return byDate[h]![at + named.count - 1]! - byDate[h]![at]!;
    });
  });

  test("turnover of each quantile and rank autocorrelation", () => {
    const turnover = Array.from({ length: named.count }, (_, q) =>
      [1, 5].map((lag) => bucketTurnover(sample.buckets, q + 1, lag)),
    );
    compareTable(`${named.name}/turnover.csv`, (_, at, column) => turnover[column >> 1]![column % 2]![at]!);
    const ranks = [1, 5].map((lag) => rankAutocorrelation(sample.factor, lag));
    compareTable(`${named.name}/rank_autocorr.csv`, (_, at, column) => ranks[column]![at]!);
  });

  test("returns of the factor portfolio, proportional and equal, with alpha and beta", () => {
    const earned = (["proportional", "equal"] as const).map((scheme) => {
      const weights = factorWeights(sample.factor, scheme);
      return sample.labels.map((labels) => weightedReturns(weights, labels));
    });
    compareTable(`${named.name}/factor_returns.csv`, (_, at, h) => earned[0]![h]![at]!);
    compareTable(`${named.name}/factor_returns_equal.csv`, (_, at, h) => earned[1]![h]![at]!);
    compareTable(`${named.name}/alpha_beta.csv`, (line, _, h) => {
      const { alpha, beta } = alphaBeta(earned[0]![h]!, meanLabels(sample.labels[h]!));
      return line[0] === "beta" ? beta : (1 + alpha) ** (252 / horizons[h]!) - 1;
    });
  });

  test("the comparison covered the reference", () => {
    expect(compared).toBeGreaterThan(5_000);
    console.info(`alphalens ${named.name}: ${compared} reference values so far`);
  });
});
