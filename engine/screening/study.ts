// A study: one factor beside the returns that follow, with everything that several questions share made once.
import type { DateRoom } from "#engine/compiled";
import { QraftError } from "#engine/core";
import type { Column, Panel } from "#engine/panel";
import { type Buckets, bucketSections } from "./buckets.ts";
import { dailyRankIc } from "./correlation.ts";
import { type RankedSections, type RowRange, rankColumn } from "./cross-sections.ts";
import { type Entry, rankedLabels } from "./forward-returns.ts";

export interface ScreenOptions extends RowRange {
  /** Bars from entry to exit. */
  readonly horizons: readonly number[];
  /** The horizon of the headline figures; one of `horizons`. */
  readonly primary: number;
  readonly entry: Entry;
  readonly quantiles: number;
  /** Dates with fewer pairs of value and return are left out and counted. Default 10. */
  readonly minPairs?: number | undefined;
}

export interface Study {
  readonly options: ScreenOptions;
  readonly minPairs: number;
  readonly panel: Panel;
  readonly factor: RankedSections;
  readonly buckets: Buckets;
  /** Newey–West lags never below this: labels of h bars overlap on h − 1. */
  readonly overlap: number;
  readonly labels: (horizon: number) => RankedSections;
  /** Rank IC per date of values that are `age` bars old. */
  readonly rankIc: (horizon: number, age?: number) => Float64Array;
}

/** With a room, a study lasts until the next one is made in it. */
export function studyOf(values: Column, panel: Panel, options: ScreenOptions, room?: DateRoom): Study {
  checkOptions(values, panel, options);
  const minPairs = options.minPairs ?? 10;
  const factor = rankColumn(values, panel.times.length, options, room);
  const { from, to, entry } = options;
  const labels = (horizon: number): RankedSections => rankedLabels(panel, { from, to, entry, horizon });
  const daily = new Map<string, Float64Array>();
  return {
    options,
    minPairs,
    panel,
    factor,
    buckets: bucketSections(factor, { count: options.quantiles, minValues: Math.max(minPairs, options.quantiles) }),
    overlap: options.primary - 1,
    labels,
    rankIc: (horizon, age = 0) => {
      const key = `${horizon}/${age}`;
      const series = daily.get(key) ?? dailyRankIc(factor, labels(horizon), { minPairs, age });
      daily.set(key, series);
      return series;
    },
  };
}

/** ISO day of a row, or the ISO minute where bars are shorter than a day. */
export function rowDate(study: Study, row: number): string {
  const iso = new Date(study.panel.times[study.options.from + row]!).toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : `${iso.slice(0, 16)}Z`;
}

function bad(problem: string, next: string): QraftError {
  return new QraftError("bad-screen-options", problem, next);
}

/** Refuses values of another panel, and rows outside it. */
export function checkRows(values: Column, panel: Panel, { from, to }: RowRange): void {
  const times = panel.times.length;
  if (values.length !== times * panel.symbols.length) {
    throw bad(
      `The factor has ${values.length} values, the panel ${panel.symbols.length} symbols × ${times} bars.`,
      "Evaluate the factor on the panel it is screened on.",
    );
  }
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= times)) {
    throw bad(`Rows ${from} to ${to} do not lie within the panel's ${times} bars.`, "Give 0 ≤ from < to ≤ bars.");
  }
}

function checkOptions(values: Column, panel: Panel, options: ScreenOptions): void {
  const { horizons, primary, quantiles } = options;
  checkRows(values, panel, options);
  const wrong = horizons.find((h) => !(Number.isInteger(h) && h >= 1));
  if (wrong !== undefined) throw bad(`A horizon of ${wrong} bars is not a whole number above 0.`, "Give whole bars.");
  if (!horizons.includes(primary)) {
    throw bad(`The primary horizon ${primary} is not among ${horizons.join(", ")}.`, "Add it to the horizons.");
  }
  if (!(Number.isInteger(quantiles) && quantiles >= 2 && quantiles <= 100)) {
    throw bad(`${quantiles} quantiles cannot be formed.`, "Give a whole number from 2 to 100.");
  }
}
