// ta_cci(high, low, close, n): commodity channel index.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { unitAlways } from "../unit.ts";

export const taCci = indicator({
  name: "ta_cci",
  says: "Commodity channel index: distance of the typical price from its average, in units of 0.015 average deviations.",
  source: "TA-Lib's CCI.",
  params: [...columns("high", "low", "close"), periodParam(14)],
  unit: unitAlways("ratio"),
  cost: 20,
  meaning: overLast(
    ([n]) => n!,
    ([high, low, close]) => channelIndex(high!.map((_, i) => (high![i]! + low![i]! + close![i]!) / 3)),
  ),
  kernel: ([high, low, close], [n], out) => {
    const typical = close!.map((price, t) => (high![t]! + low![t]! + price) / 3);
    for (let t = n! - 1; t < out.length; t++) out[t] = channelIndex(typical.subarray(t - n! + 1, t + 1));
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      12.499999999999956,
      99.9999999999999,
      92.85714285714283,
      0,
      100.00000000000004,
      77.27272727272728,
      -50.00000000000005,
      90.90909090909093,
    ],
  },
});

/** 0 where the last price is the average, or all are. */
function channelIndex(window: ArrayLike<number>): number {
  const n = window.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += window[i]!;
  const mean = sum / n;
  let away = 0;
  for (let i = 0; i < n; i++) away += Math.abs(window[i]! - mean);
  const distance = window[n - 1]! - mean;
  return distance === 0 || away === 0 ? 0 : distance / (0.015 * (away / n));
}
