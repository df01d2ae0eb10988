// ta_ht_dcperiod(x): Ehlers' dominant cycle.
import { indicator } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { forEachCycle } from "../technical/cycle.ts";
import { cyclesOf } from "../technical/cycle-definition.ts";
import { lastOf, overPast } from "../technical/definitions.ts";
import { unitAlways } from "../unit.ts";

export const taHtDcperiod = indicator({
  name: "ta_ht_dcperiod",
  says: "Ehlers' dominant cycle: how many bars prices take to swing up and down.",
  source: "TA-Lib's HT_DCPERIOD.",
  params: [...columns("x")],
  unit: unitAlways("count"),
  cost: 80,
  meaning: overPast(([x]) =>
    lastOf(
      cyclesOf(x!, 12)
        .slice(20)
        .map((row) => row.smoothPeriod),
    ),
  ),
  kernel: ([x], _params, out) => {
    forEachCycle(x!, { first: 0, warmup: 12 }, (t, cycle) => {
      if (t >= 32) out[t] = cycle.smoothPeriod;
    });
  },
  example: {
    columns: [
      [
        49, 47, 47, 49, 46, 43, 46, 47, 44, 43, 44, 41, 42, 40, 37, 34, 34, 34, 31, 29, 26, 27, 27, 24, 27, 28, 25, 23,
        25, 27, 28, 25, 26, 27, 27,
      ],
    ],
    params: [],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      14.701088885036114,
      15.484106688141065,
      16.123214182192807,
    ],
  },
});
