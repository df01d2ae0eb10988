// ts_autocorr(x, n, lag): correlation of x with itself some bars earlier.
import { deviationOf, meanOf, sumOf, varianceOf } from "#engine/core";
import { isFlat, rollingAutocorrelation } from "#engine/panel";
import { columns, longestWindow, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { autocorrelationSql } from "../sql/array-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsAutocorr = windowOperator({
  name: "ts_autocorr",
  says: "Correlation of x with x lag bars earlier over the pairs inside the last n bars; min_periods counts present values; nothing where either side does not vary.",
  source: "Definition. Same rows as pandas rolling(n).apply(Series.autocorr). By hand: [2, 4, 3] against [1, 2, 4].",
  params: [
    ...columns("x"),
    windowParam(3),
    { name: "lag", kind: "window", min: 1, max: longestWindow, atMost: "n", default: 1 },
    minPeriods,
  ],
  unit: unitAlways("ratio"),
  cost: 12,
  missing: "keep",
  meaning: ([x], [n, lag, minPeriods]) => {
    const rows = [...x!.keys()].filter((i) => i >= lag! && Number.isFinite(x![i]!) && Number.isFinite(x![i - lag!]!));
    const present = x!.filter((value) => Number.isFinite(value)).length;
    const now = rows.map((i) => x![i]!);
    const earlier = rows.map((i) => x![i - lag!]!);
    if (present < minPeriods! || rows.length < 2 || lag! >= n!) return Number.NaN;
    if ([now, earlier].some((side) => isFlat(varianceOf(side), meanOf(side)))) return Number.NaN;
    const cross = sumOf(now.map((value, i) => (value - meanOf(now)) * (earlier[i]! - meanOf(earlier))));
    return cross / (rows.length - 1) / deviationOf(now) / deviationOf(earlier);
  },
  kernel: ([x], [n, lag, minPeriods], out) => {
    rollingAutocorrelation(x!, { window: n!, minPeriods: minPeriods!, lag: lag! }, out);
    return undefined;
  },
  sql: autocorrelationSql,
  example: {
    columns: [[1, 2, 4, 3, Number.NaN]],
    params: [4, 1],
    gives: [Number.NaN, Number.NaN, Number.NaN, Math.sqrt(3 / 28), Number.NaN],
  },
});
