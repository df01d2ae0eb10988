// cross_up(x, y): the bar on which x comes to lie above y.
import { crossings } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { crossSql } from "../sql/past-forms.ts";
import { unitOfComparison } from "../unit.ts";

export const crossUp = windowOperator({
  name: "cross_up",
  says: "1 where x is above y today and was not yesterday, else 0; nothing where one of the four is missing.",
  source: "CROSS of TDX.",
  params: columns("x", "y"),
  unit: unitOfComparison,
  lookback: () => 1,
  cost: 3,
  counted: false,
  meaning: ([x, y]) => (x!.length < 2 ? Number.NaN : Number(x![1]! > y![1]! && x![0]! <= y![0]!)),
  kernel: ([x, y], _params, out) => {
    crossings([x!, y!], { bars: 1, strict: false }, out);
    return undefined;
  },
  sql: crossSql((x, y, then) => `(${x} > ${y}) * (${then.x} <= ${then.y})`),
  example: {
    columns: [
      [1, 3, 2, Number.NaN, 4],
      [2, 2, 2, 2, 2],
    ],
    params: [],
    gives: [Number.NaN, 1, 0, Number.NaN, Number.NaN],
  },
});
