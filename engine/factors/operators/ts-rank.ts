// ts_rank(x, n): place of the last value among the last n.
import { rankTolerance, rollingRank } from "#engine/panel";
import { windowOperator } from "../operator.ts";
import { unitAlways } from "../unit.ts";

export const tsRank = windowOperator({
  name: "ts_rank",
  says: "Place of the last value among the last n values of the same symbol, as a share in (0, 1]; ties get the mean of their places.",
  source:
    "pandas rolling(n, min_periods).rank(pct=True), except that values within 1e-10 of the largest magnitude of the window tie with the last one, so that rounding noise cannot order them.",
  unit: unitAlways("rank"),
  cost: 20,
  missing: "keep",
  meaning: ([x]) => {
    const now = x!.at(-1)!;
    const present = x!.filter((value) => Number.isFinite(value));
    const near = rankTolerance * Math.max(...present.map(Math.abs));
    const below = present.filter((value) => value < now - near).length;
    const tied = present.filter((value) => value >= now - near && value <= now + near).length;
    return Number.isNaN(now) ? Number.NaN : (below + (tied + 1) / 2) / present.length;
  },
  kernel: ([x], [n, minPeriods]) => rollingRank(x!, { window: n!, minPeriods: minPeriods!, tolerance: rankTolerance }),
  example: {
    columns: [[1, 2, 2, Number.NaN, 3]],
    params: [3],
    gives: [Number.NaN, Number.NaN, 2.5 / 3, Number.NaN, Number.NaN],
  },
});
