// cross_down(x, y): the bar on which x comes to lie below y.
import { crossings } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { crossSql } from "../sql/past-forms.ts";
import { unitOfComparison } from "../unit.ts";

export const crossDown = windowOperator({
  name: "cross_down",
  says: "1 where x is below y today and was not yesterday, else 0; nothing where one of the four is missing.",
  source: "CROSS of TDX with its sides exchanged.",
  params: columns("x", "y"),
  unit: unitOfComparison,
  lookback: () => 1,
  cost: 3,
  counted: false,
  meaning: ([x, y]) => (x!.length < 2 ? Number.NaN : Number(x![1]! < y![1]! && x![0]! >= y![0]!)),
  kernel: ([x, y], _params, out) => {
    crossings([y!, x!], { bars: 1, strict: false }, out);
    return undefined;
  },
  sql: crossSql((x, y, then) => `(${x} < ${y}) * (${then.x} >= ${then.y})`),
  example: {
    columns: [
      [3, 1, 2, Number.NaN, 1],
      [2, 2, 2, 2, 2],
    ],
    params: [],
    gives: [Number.NaN, 1, 0, Number.NaN, Number.NaN],
  },
});
