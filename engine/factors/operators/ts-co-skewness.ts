// ts_co_skewness(x, y, n): x against the square of y.
import { rollingJointMoment } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { standardMomentSql } from "../sql/array-forms.ts";
import { standardMoment } from "../standard-moment.ts";
import { unitAlways } from "../unit.ts";

export const tsCoSkewness = windowOperator({
  name: "ts_co_skewness",
  says: "Mean product of the deviation of x and the squared deviation of y over the last n bars, in their own deviations (ddof 0).",
  source: "Definition: E[(x − x̄)(y − ȳ)²] ÷ (σx σy²), as in BRAIN. By hand: (4 + 0 − 1) ÷ 3 over √(2/3) × 2.",
  params: [...columns("x", "y"), windowParam(2), minPeriods],
  unit: unitAlways("ratio"),
  cost: 26,
  meaning: ([x, y]) => standardMoment([x!, y!], [1, 2]),
  kernel: ([x, y], [n, minPeriods], out) => {
    rollingJointMoment([x!, y!], { window: n!, minPeriods: minPeriods!, powers: [1, 2], standard: true }, out);
    return undefined;
  },
  sql: standardMomentSql([1, 2]),
  example: {
    columns: [
      [1, 0, -1, Number.NaN],
      [2, -1, -1, 4],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, Math.sqrt(3 / 8), Number.NaN],
  },
});
