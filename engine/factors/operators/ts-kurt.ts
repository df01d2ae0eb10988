// ts_kurt(x, n): excess kurtosis of the last n values.
import { meanOf } from "#engine/core";
import { isFlat, rollingKurtosis } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { isFlatSql, momentsSql, powerSum } from "../sql/window-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsKurt = windowOperator({
  name: "ts_kurt",
  says: "Bias-corrected excess kurtosis of the last n values of each symbol (0 for a normal); nothing where they are all equal.",
  source:
    "Definition. Same rows as pandas rolling(n, min_periods).kurt(). By hand: [1, 2, 3, 4, 10] has central moments 10 and 278.8, so 4 / 6 × (6 × (2.788 − 3) + 6).",
  params: [...columns("x"), windowParam(4), minPeriods],
  unit: unitAlways("ratio"),
  cost: 12,
  meaning: ([x]) => {
    const n = x!.length;
    const mean = meanOf(x!);
    const m2 = meanOf(x!.map((value) => (value - mean) ** 2));
    const m4 = meanOf(x!.map((value) => (value - mean) ** 4));
    if (n < 4 || isFlat(m2, mean)) return Number.NaN;
    return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (m4 / m2 ** 2 - 3) + 6);
  },
  whole: true,
  kernel: ([x], [n, minPeriods], out, { times }) =>
    rollingKurtosis(x!, { window: n!, minPeriods: minPeriods!, rows: times }, out),
  sql: momentsSql((moments, n) => {
    const m2 = `(${moments.squares} / ${n})`;
    const excess = `(${powerSum(moments, 4)} / ${n} / (${m2} * ${m2}) - 3)`;
    const corrected = `(${n} - 1) / ((${n} - 2) * (${n} - 3)) * ((${n} + 1) * ${excess} + 6)`;
    return `if(${isFlatSql(m2, moments.mean)}, NULL, ${corrected})`;
  }, 4),
  example: { columns: [[1, 2, 3, 4, 10]], params: [5], gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, 3.152] },
});
