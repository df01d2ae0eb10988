// ts_skew(x, n): skewness of the last n values.
import { meanOf } from "#engine/core";
import { isFlat, rollingSkewness } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { isFlatSql, momentsSql, powerSum } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsSkew = windowOperator({
  name: "ts_skew",
  says: "Bias-corrected skewness of the last n values of each symbol; nothing where they are all equal.",
  source:
    "Definition. Same rows as pandas rolling(n, min_periods).skew(). By hand: [1, 2, 3, 4, 10] has central moments 10 and 36, so √20 / 3 × 36 / 10^1.5.",
  params: [...columns("x"), windowParam(3), minPeriods],
  unit: unitAlways("ratio"),
  cost: 10,
  meaning: ([x]) => {
    const n = x!.length;
    const mean = meanOf(x!);
    const m2 = meanOf(x!.map((value) => (value - mean) ** 2));
    const m3 = meanOf(x!.map((value) => (value - mean) ** 3));
    return n < 3 || isFlat(m2, mean) ? Number.NaN : ((Math.sqrt(n * (n - 1)) / (n - 2)) * m3) / m2 ** 1.5;
  },
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingSkewness(x!, { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: momentsSql((moments, n) => {
    const m2 = `(${moments.squares} / ${n})`;
    const skewness = `sqrt(${n} * (${n} - 1)) / (${n} - 2) * ${powerSum(moments, 3)} / ${n} / pow(${m2}, 1.5)`;
    return `if(${isFlatSql(m2, moments.mean)}, NULL, ${skewness})`;
  }, 3),
  example: {
    columns: [[1, 2, 3, 4, 10]],
    params: [5],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, (Math.sqrt(20) / 3) * (36 / 10 ** 1.5)],
  },
});
