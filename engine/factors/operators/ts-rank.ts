// ts_rank(x, n): place of the last value among the last n.
import { finiteOf } from "#engine/core";
import { rankTolerance, rollingRank } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { averagePlaces, roundNearTies } from "../near-ties.ts";
import { rankInWindow, windowSql } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsRank = windowOperator({
  name: "ts_rank",
  says: "Place of the last value among the last n values of the same symbol, as a share in (0, 1]; ties get the mean of their places.",
  source:
    "pandas rolling(n, min_periods).rank(pct=True), of values rounded to multiples of tolerance × the largest magnitude of the window, so that rounding noise cannot order them. Tolerance 0 ties equal values only.",
  params: [
    ...columns("x"),
    windowParam(1),
    { name: "tolerance", kind: "number", min: 0, max: 0.01, default: rankTolerance },
    minPeriods,
  ],
  unit: unitAlways("rank"),
  cost: 20,
  missing: "keep",
  meaning: ([x], [, tolerance]) => {
    const places = averagePlaces(roundNearTies(x!, tolerance!));
    return places.at(-1)! / finiteOf(places).length;
  },
  whole: true,
  kernel: ([x], [n, tolerance, minPeriods], out, { times }) =>
    rollingRank(x!, { window: n!, minPeriods: minPeriods!, tolerance: tolerance!, rows: times }, out),
  sql: windowSql((window) => rankInWindow(window, window.call.params[1] ?? rankTolerance)),
  example: {
    columns: [[1, 2, 2, Number.NaN, 3]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 2.5 / 3, Number.NaN, Number.NaN],
  },
});
