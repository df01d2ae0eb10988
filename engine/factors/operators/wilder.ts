// wilder(x, n): Wilder's smoothed average.
import { meanOf } from "#engine/core";
import { exponentialState } from "#engine/panel";
import { columns, windowOperator, windowParam } from "../make-operator.ts";
import { ewmMeanSql } from "../sql/ewm-forms.ts";
import { whereAll } from "../sql/forms.ts";
import { wilderSeries } from "../sql/past-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const wilder = windowOperator({
  name: "wilder",
  says: "Wilder's average of each symbol: it moves 1/n of the way to each new value, from the mean of the first n present ones; a missing bar gives nothing and changes nothing.",
  source:
    "J. W. Wilder, New Concepts in Technical Trading Systems (1978); also called RMA. sma_recursive(x, n, 1) is the same from the first value on.",
  params: [...columns("x"), windowParam(1)],
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 3,
  missing: "keep",
  counted: false,
  meaning: ([x], [n]) => {
    const present = [...x!].filter((value) => Number.isFinite(value));
    if (present.length < n! || !Number.isFinite(x!.at(-1)!)) return Number.NaN;
    return present
      .slice(n!)
      .reduce((average, value) => ((n! - 1) * average + value) / n!, meanOf(present.slice(0, n!)));
  },
  kernel: ([x], [n], out) => {
    exponentialState(x!, { share: 1 / n!, start: n! }, out);
    return undefined;
  },
  sql: (call) => {
    const rule = { alpha: 1 / (call.params[0] ?? 1), adjust: false, ignoreMissing: true, minPeriods: 1 };
    const series = wilderSeries(call);
    return whereAll([series], ewmMeanSql(() => rule)({ ...call, inputs: [series] }));
  },
  example: {
    columns: [[Number.NaN, 2, 4, 6, Number.NaN, 8]],
    params: [2],
    gives: [Number.NaN, Number.NaN, 3, 4.5, Number.NaN, 6.25],
  },
});
