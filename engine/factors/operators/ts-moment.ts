// ts_moment(x, n, k): central moment of the last n values.
import { meanOf } from "#engine/core";
import { rollingJointMoment } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { deviationsOf, windowSql } from "../sql/window-forms.ts";
import { unitOfPower } from "../unit.ts";

export const tsMoment = windowOperator({
  name: "ts_moment",
  says: "Mean of (x − average)^k over the last n values of each symbol.",
  source: "Definition, ddof 0. By hand: [1, 2, 6] has mean 3 and third moment (−8 − 1 + 27) ÷ 3.",
  params: [...columns("x"), windowParam(1), { name: "k", kind: "number", min: 0, max: 20, whole: true }, minPeriods],
  unit: unitOfPower,
  cost: 12,
  meaning: ([x], [, k]) => meanOf(x!.map((value) => (value - meanOf(x!)) ** k!)),
  kernel: ([x], [n, k, minPeriods], out) => {
    rollingJointMoment([x!], { window: n!, minPeriods: minPeriods!, powers: [k!], standard: false }, out);
    return undefined;
  },
  sql: windowSql(({ call, count, values }) => {
    const moments = deviationsOf(call, values(0));
    return `arraySum(v -> pow(v, ${call.params[1] ?? 2}), ${moments.distances}) / ${count}`;
  }),
  example: { columns: [[1, 2, 6, Number.NaN]], params: [3, 3], gives: [Number.NaN, Number.NaN, 6, Number.NaN] },
});
