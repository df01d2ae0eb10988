// ta_trange(high, low, close): true range.
import { indicator } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { trueRange } from "../technical/directional.ts";
import { trueRangesOf } from "../technical/directional-definition.ts";
import { unitOfSum } from "../unit.ts";

export const taTrange = indicator({
  name: "ta_trange",
  says: "True range: the largest of high − low and the distances of both from yesterday's close.",
  source: "TA-Lib's TRANGE.",
  params: [...columns("high", "low", "close")],
  unit: unitOfSum,
  cost: 3,
  meaning: overPast((past) => lastOf(trueRangesOf(past))),
  kernel: (series, _params, out) => {
    for (let t = 1; t < out.length; t++) out[t] = trueRange(series, t);
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [],
    gives: [Number.NaN, 3, 2, 3, 2, 3, 5, 3, 3, 4],
  },
});
