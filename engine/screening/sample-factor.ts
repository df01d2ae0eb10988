// A cheap first look: the rank IC of a factor on a sample of dates.
import { deviationOf, finiteOf, meanOf } from "#engine/core";
import type { Column, Panel } from "#engine/panel";
import { dailyRankIc } from "./correlation.ts";
import type { RowRange } from "./cross-sections.ts";
import { factorWeights, weightedReturns } from "./factor-portfolio.ts";
import { type Entry, rankedLabels } from "./forward-returns.ts";
import { neweyWestLags, neweyWestT } from "./newey-west.ts";
import { pickSections, sampleRows, sectionsAt } from "./sample.ts";
import { correlationUp, ratioUp, type ScreenValue, screenValue, tUp } from "./screens/screen.ts";
import { checkRows } from "./study.ts";

export interface SampleOptions extends RowRange {
  readonly horizon: number;
  /** Dates to look at; fewer when there are not as many. */
  readonly dates: number;
  /** Default next-open. */
  readonly entry?: Entry | undefined;
  /** Default 10, as in a full screen. */
  readonly minPairs?: number | undefined;
}

/** Mean and Newey–West t of the rank IC on evenly spaced dates whose labels end before `to`. */
export function sampleFactorReport(values: Column, panel: Panel, options: SampleOptions): readonly ScreenValue[] {
  const { from, to, horizon, dates, entry = "next-open", minPairs = 10 } = options;
  checkRows(values, panel, options);
  const last = Math.max(from, to - horizon - (entry === "next-open" ? 1 : 0));
  const rows = sampleRows({ from, to: last }, dates);
  const labels = pickSections(
    rankedLabels(panel, { from, to, horizon, entry }),
    rows.map((row) => row - from),
  );
  const factor = sectionsAt(values, panel, rows);
  const daily = finiteOf(dailyRankIc(factor, labels, { minPairs }));
  const earned = finiteOf(weightedReturns(factorWeights(factor), labels));
  const spacing = rows.length === 0 ? 1 : (last - from) / rows.length;
  const overlap = Math.ceil(horizon / spacing) - 1;
  const test = neweyWestT(daily, Math.max(neweyWestLags(daily.length), overlap));
  const n = daily.length;
  const sharpe = { value: sharpePerBar(earned, horizon), n: earned.length };
  return [
    screenValue(["sample.rank_ic.mean", "Mean rank IC on a sample of dates"], correlationUp, {
      value: meanOf(daily),
      n,
    }),
    screenValue(["sample.rank_ic.t", "t statistic of the rank IC on a sample of dates"], tUp, { value: test.t, n }),
    screenValue(
      ["sample.factor_sharpe_per_bar", "Gross Sharpe per bar of the factor portfolio on a sample of dates"],
      ratioUp,
      sharpe,
    ),
  ];
}

/** Sharpe of returns over `horizon` bars, brought to one bar by the square root of time. */
function sharpePerBar(earned: Float64Array, horizon: number): number {
  return meanOf(earned) / deviationOf(earned) / Math.sqrt(horizon);
}
