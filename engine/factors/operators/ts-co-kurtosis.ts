// ts_co_kurtosis(x, y, n): x against the cube of y.
import { rollingJointMoment } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { standardMomentSql } from "../sql/array-forms.ts";
import { standardMoment } from "../standard-moment.ts";
import { unitAlways } from "../unit.ts";

export const tsCoKurtosis = windowOperator({
  name: "ts_co_kurtosis",
  says: "Mean product of the deviation of x and the cubed deviation of y over the last n bars, in their own deviations (ddof 0).",
  source: "Definition: E[(x − x̄)(y − ȳ)³] ÷ (σx σy³), as in BRAIN. By hand: (8 + 0 + 1) ÷ 3 over √(2/3) × 2√2.",
  params: [...columns("x", "y"), windowParam(2), minPeriods],
  unit: unitAlways("ratio"),
  cost: 26,
  meaning: ([x, y]) => standardMoment([x!, y!], [1, 3]),
  kernel: ([x, y], [n, minPeriods], out) => {
    rollingJointMoment([x!, y!], { window: n!, minPeriods: minPeriods!, powers: [1, 3], standard: true }, out);
    return undefined;
  },
  sql: standardMomentSql([1, 3]),
  example: {
    columns: [
      [1, 0, -1, Number.NaN],
      [2, -1, -1, 4],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, (3 * Math.sqrt(3)) / 4, Number.NaN],
  },
});
