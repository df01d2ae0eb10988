// ta_ultosc(high, low, close, n1, n2, n3): ultimate oscillator.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast } from "../technical/definitions.ts";
import { ultimate, ultimateOf } from "../technical/ultimate.ts";
import { unitAlways } from "../unit.ts";

export const taUltosc = indicator({
  name: "ta_ultosc",
  says: "Ultimate oscillator: buying pressure against true range over three windows, the shortest weighed most, 0 to 100.",
  source: "TA-Lib's ULTOSC.",
  params: [
    ...columns("high", "low", "close"),
    periodParam(7, 1, "n1"),
    periodParam(14, 1, "n2"),
    periodParam(28, 1, "n3"),
  ],
  unit: unitAlways("ratio"),
  cost: 14,
  meaning: overPast((past, windows) => ultimateOf(past, windows)),
  kernel: (series, windows, out) => ultimate(series, windows, out),
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [2, 3, 5],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      44.83516483516484,
      61.42857142857142,
      69.96753246753246,
      54.788961038961034,
      58.52607709750567,
    ],
  },
});
