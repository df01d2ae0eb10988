// decay_exp(x, n, f): average with weights falling by a constant factor.
import { rollingFade } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { placesOf, windowSql } from "../sql/window-forms.ts";
import { sqlNumber } from "../sql-form.ts";
import { unitOfArgument } from "../unit.ts";

export const decayExp = windowOperator({
  name: "decay_exp",
  says: "Average of the last n values of each symbol with weights f^age, today 1; missing bars leave the weights.",
  source:
    "Definition; f 0.9 is WMA of the 191 short-term alphas. By hand: f 1/2 over [4, 2, 8] is (1 + 1 + 8) ÷ (1/4 + 1/2 + 1).",
  params: [...columns("x"), windowParam(1), { name: "f", kind: "number", min: 0, max: 1 }, minPeriods],
  unit: unitOfArgument(0),
  cost: 5,
  missing: "keep",
  meaning: ([x], [n, f]) => {
    const kept = [...x!.keys()].filter((i) => Number.isFinite(x![i]!));
    const weights = kept.reduce((sum, i) => sum + f! ** (n! - 1 - i), 0);
    return kept.reduce((sum, i) => sum + f! ** (n! - 1 - i) * x![i]!, 0) / weights;
  },
  kernel: ([x], [n, f, minPeriods], out) => {
    rollingFade(x!, { window: n!, minPeriods: minPeriods!, factor: f!, report: "mean" }, out);
    return undefined;
  },
  sql: windowSql((window) => {
    const { call } = window;
    const factor = sqlNumber(call.params[1] ?? 1);
    const weights = call.step(`arrayMap(r -> pow(${factor}, -r), ${placesOf(window)})`);
    return `arrayDotProduct(${weights}, ${window.values(0)}) / arraySum(${weights})`;
  }),
  example: {
    columns: [[4, 2, 8, Number.NaN]],
    params: [3, 0.5],
    gives: [Number.NaN, Number.NaN, 40 / 7, Number.NaN],
  },
});
