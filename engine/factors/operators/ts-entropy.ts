// ts_entropy(x, n, bins): how evenly the last n values are spread.
import { sumOf } from "#engine/core";
import { binOf, rollingEntropy } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { entropySql } from "../sql/array-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsEntropy = windowOperator({
  name: "ts_entropy",
  says: "Entropy −Σ p ln p of the last n values in equal bins between their extremes: 0 where they are all equal, ln bins where every bin holds as many.",
  source: "Definition; bins as numpy histogram(values, bins). By hand: [1, 2, 4] in two bins is 2 and 1.",
  params: [
    ...columns("x"),
    windowParam(2),
    { name: "bins", kind: "number", min: 1, max: 1000, whole: true, default: 10 },
    minPeriods,
  ],
  unit: unitAlways("ratio"),
  cost: 30,
  meaning: ([x], [, bins]) => {
    const low = Math.min(...x!);
    const high = Math.max(...x!);
    if (low === high) return 0;
    const shares = Array.from({ length: bins! }, (_, bin) => {
      const inside = x!.filter((value) => binOf(value, { low, high, bins: bins! }) === bin);
      return inside.length / x!.length;
    });
    return sumOf(shares.map((share) => (share > 0 ? -share * Math.log(share) : 0)));
  },
  kernel: ([x], [n, bins, minPeriods], out) => {
    rollingEntropy(x!, { window: n!, minPeriods: minPeriods!, bins: bins! }, out);
    return undefined;
  },
  sql: entropySql,
  example: {
    columns: [[1, 2, 4, Number.NaN]],
    params: [3, 2],
    gives: [Number.NaN, Number.NaN, Math.log(3) - (2 / 3) * Math.LN2, Number.NaN],
  },
});
