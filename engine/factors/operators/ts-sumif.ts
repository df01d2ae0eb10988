// ts_sumif(x, condition, n): sum over the bars where a condition held.
import { sumOf } from "#engine/core";
import { rollingFade } from "#engine/panel";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { past } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

/** What a bar adds: x where the condition holds, 0 where it does not, nothing where it is missing. */
function counted(x: Float64Array, condition: Float64Array): Float64Array {
  return x.map((value, t) => (Number.isFinite(condition[t]!) ? (condition[t] === 0 ? 0 : value) : Number.NaN));
}

export const tsSumif = windowOperator({
  name: "ts_sumif",
  says: "Sum of x over those of the last n bars where the condition is true (not 0); x need not be present on the others.",
  source: "SUMIF of the 191 short-term alphas: ts_sum(where(condition, x, 0), n).",
  params: [...columns("x", "condition"), windowParam(1), minPeriods],
  unit: unitOfArgument(0),
  cost: 4,
  missing: "keep",
  counted: false,
  meaning: ([x, condition], [, minPeriods]) => {
    const present = counted(x!, condition!).filter((value) => Number.isFinite(value));
    return present.length < minPeriods! ? Number.NaN : sumOf(present);
  },
  kernel: ([x, condition], [n, minPeriods], out) => {
    const rule = { window: n!, minPeriods: minPeriods!, factor: 1, report: "sum" } as const;
    rollingFade(counted(x!, condition!), rule, out);
    return undefined;
  },
  sql: (call) => {
    const [x, condition] = call.inputs;
    const [n = 1, least = 1] = call.params;
    const part = call.step(`if(isNull(${condition}), NULL, if(${condition} = 0, 0., ${x}))`);
    return `if(count(${part}) ${past(n)} >= ${least}, sum(${part}) ${past(n)}, NULL)`;
  },
  example: {
    columns: [
      [1, 2, 3, Number.NaN, 5],
      [1, 0, 1, 0, Number.NaN],
    ],
    params: [3],
    gives: [Number.NaN, Number.NaN, 4, 3, Number.NaN],
  },
});
