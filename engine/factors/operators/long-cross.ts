// long_cross(x, y, n): x rises above y after n bars below.
import { crossings } from "#engine/panel";
import { columns, windowOperator, windowParam } from "../make-operator.ts";
import { longCrossSql } from "../sql/past-forms.ts";
import { unitOfComparison } from "../unit.ts";

export const longCross = windowOperator({
  name: "long_cross",
  says: "1 where x is above y today after being below it on each of the n bars before, else 0; nothing where one of these bars is missing.",
  source: "LONGCROSS of TDX.",
  params: [...columns("x", "y"), windowParam(1)],
  unit: unitOfComparison,
  lookback: ([n]) => n!,
  cost: 3,
  counted: false,
  meaning: ([x, y], [n]) => {
    const below = [...x!.keys()].slice(0, n!).every((i) => x![i]! < y![i]!);
    return x!.length <= n! ? Number.NaN : Number(below && x![n!]! > y![n!]!);
  },
  kernel: ([x, y], [n], out) => {
    crossings([x!, y!], { bars: n!, strict: true }, out);
    return undefined;
  },
  sql: longCrossSql,
  example: {
    columns: [
      [1, 1, 3, Number.NaN, 3],
      [2, 2, 2, 2, 2],
    ],
    params: [2],
    gives: [Number.NaN, Number.NaN, 1, Number.NaN, Number.NaN],
  },
});
