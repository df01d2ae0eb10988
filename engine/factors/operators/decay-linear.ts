// decay_linear(x, n): average with weights falling to the past.
import { rollingDecay } from "#engine/panel";
import { windowOperator } from "../make-operator.ts";
import { placesOf, windowSql } from "../sql/window-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const decayLinear = windowOperator({
  name: "decay_linear",
  says: "Average of the last n values of each symbol with weights n for today down to 1 for the oldest.",
  source: "Definition; weights add up to n (n + 1) / 2, and missing bars leave both the sum and the weights.",
  unit: unitOfArgument(0),
  cost: 4,
  missing: "keep",
  meaning: ([x]) => {
    const kept = [...x!.keys()].filter((i) => Number.isFinite(x![i]!));
    const weights = kept.reduce((sum, i) => sum + i + 1, 0);
    return kept.reduce((sum, i) => sum + (i + 1) * x![i]!, 0) / weights;
  },
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingDecay(x!, { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: windowSql((window) => {
    const weights = window.call.step(`arrayMap(r -> r + ${window.rows}, ${placesOf(window)})`);
    return `arrayDotProduct(${weights}, ${window.values(0)}) / arraySum(${weights})`;
  }),
  example: { columns: [[1, 2, 4, Number.NaN]], params: [3], gives: [Number.NaN, Number.NaN, 17 / 6, Number.NaN] },
});
