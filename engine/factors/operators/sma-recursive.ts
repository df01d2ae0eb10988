// sma_recursive(x, n, m): the smoothed average whose new value weighs m parts of n.
import { exponentialState } from "#engine/panel";
import { columns, longestWindow, windowOperator, windowParam } from "../make-operator.ts";
import { ewmMeanSql } from "../sql/ewm-forms.ts";
import { whereAll } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const smaRecursive = windowOperator({
  name: "sma_recursive",
  says: "Smoothed average of each symbol: (m × today + (n − m) × the last average) ÷ n, from its first value; a missing bar gives nothing and changes nothing.",
  source:
    "SMA(x, n, m) of the 191 short-term alphas, started with the first present value. By hand: n 4, m 2 is the middle of the two.",
  params: [...columns("x"), windowParam(1), { name: "m", kind: "number", min: 0, max: longestWindow, atMost: "n" }],
  unit: unitOfArgument(0),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 3,
  missing: "keep",
  counted: false,
  meaning: ([x], [n, m]) => {
    const present = [...x!].filter((value) => Number.isFinite(value));
    if (!Number.isFinite(x!.at(-1)!)) return Number.NaN;
    return present.reduce((average, value) => (m! * value + (n! - m!) * average) / n!);
  },
  kernel: ([x], [n, m], out) => {
    exponentialState(x!, { share: m! / n!, start: 1 }, out);
    return undefined;
  },
  sql: (call) => {
    const [n = 1, m = 1] = call.params;
    const rule = { alpha: m / n, adjust: false, ignoreMissing: true, minPeriods: 1 };
    return whereAll(call.inputs.slice(0, 1), ewmMeanSql(() => rule)(call));
  },
  example: { columns: [[Number.NaN, 8, 4, Number.NaN, 2]], params: [4, 2], gives: [Number.NaN, 8, 6, Number.NaN, 4] },
});
