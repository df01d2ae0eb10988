// ta_apo(x, fast, slow, ma_type): fast moving average minus slow one.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { averageParam } from "../technical/averages.ts";
import { averageOf, lastOf, overPast, together } from "../technical/definitions.ts";
import { averagePair, fasterFirst } from "../technical/momentum.ts";
import { unitOfArgument } from "../unit.ts";

export const taApo = indicator({
  name: "ta_apo",
  says: "Fast moving average minus slow one.",
  source: "TA-Lib's APO.",
  params: [...columns("x"), periodParam(12, 2, "fast"), periodParam(26, 2, "slow"), averageParam()],
  unit: unitOfArgument(0),
  cost: 5,
  meaning: overPast(([x], [a, b, type]) => {
    const [quick, late] = fasterFirst({ type: type!, n: a! }, { type: type!, n: b! });
    const pair = together(averageOf(x!, type!, quick.n), averageOf(x!, type!, late.n), distance);
    return lastOf(pair);
  }),
  kernel: ([x], [a, b, type], out) => {
    const rules = fasterFirst({ type: type!, n: a! }, { type: type!, n: b! });
    const { fast, slow, begin } = averagePair(x!, rules);
    for (let t = begin; t < out.length; t++) out[t] = distance(fast[t]!, slow[t]!);
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [2, 4, 0],
    gives: [Number.NaN, Number.NaN, Number.NaN, 0.5, 1.25, 1.25, 0.5, 1.5, 1.5, 0],
  },
});

function distance(fast: number, slow: number): number {
  return fast - slow;
}
