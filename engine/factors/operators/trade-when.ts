// trade_when(entry, x, exit): x taken on entry, kept until exit.
import { tradedWhen } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { tradeWhenSql } from "../sql/past-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const tradeWhen = windowOperator({
  name: "trade_when",
  says: "Nothing where exit is above 0; else x where entry is above 0; else the output before. A missing entry or exit is not above 0.",
  source: "trade_when in BRAIN; true is above 0, so that an exit of −1 never comes.",
  params: columns("entry", "x", "exit"),
  unit: unitOfArgument(1),
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([entry, x, exit]) => {
    const at = [...entry!.keys()].findLast((i) => entry![i]! > 0 || exit![i]! > 0);
    return at === undefined || exit![at]! > 0 ? Number.NaN : x![at]!;
  },
  kernel: ([entry, x, exit], _params, out) => {
    tradedWhen({ entry: entry!, x: x!, exit: exit! }, out);
    return undefined;
  },
  sql: tradeWhenSql,
  example: {
    columns: [
      [0, 1, 0, 0, 1, Number.NaN],
      [1, 2, 3, 4, 5, 6],
      [0, 0, 0, 1, Number.NaN, 0],
    ],
    params: [],
    gives: [Number.NaN, 2, 2, Number.NaN, 5, 5],
  },
});
