// ts_triple_corr(x, y, z, n): correlation of three.
import { rollingJointMoment } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { standardMomentSql } from "../sql/array-forms.ts";
import { standardMoment } from "../standard-moment.ts";
import { unitAlways } from "../unit.ts";

export const tsTripleCorr = windowOperator({
  name: "ts_triple_corr",
  says: "Mean product of the deviations of x, y and z over the last n bars, each in its own deviation (ddof 0).",
  source:
    "Definition: E[(x − x̄)(y − ȳ)(z − z̄)] ÷ (σx σy σz), as in BRAIN. By hand: x y is w = (1, −1, −1, 1), and the mean of w z is 1/2.",
  params: [...columns("x", "y", "z"), windowParam(2), minPeriods],
  unit: unitAlways("ratio"),
  cost: 34,
  meaning: ([x, y, z]) => standardMoment([x!, y!, z!], [1, 1, 1]),
  kernel: ([x, y, z], [n, minPeriods], out) => {
    rollingJointMoment([x!, y!, z!], { window: n!, minPeriods: minPeriods!, powers: [1, 1, 1], standard: true }, out);
    return undefined;
  },
  sql: standardMomentSql([1, 1, 1]),
  example: {
    columns: [
      [1, 1, -1, -1, 1],
      [1, -1, 1, -1, 2],
      [2, -1, 0, -1, Number.NaN],
    ],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 0.5 / Math.sqrt(1.5), Number.NaN],
  },
});
