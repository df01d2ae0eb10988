// ta_mfi(high, low, close, volume, n): money flow index.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast, sumOf } from "../technical/definitions.ts";
import { unitAlways } from "../unit.ts";

export const taMfi = indicator({
  name: "ta_mfi",
  says: "Money flow index: typical price times volume of rising rows as a percentage of that of rising and falling rows.",
  source: "TA-Lib's MFI; 0 where less than one unit of money moved in all.",
  params: [...columns("high", "low", "close", "volume"), periodParam(14)],
  unit: unitAlways("unknown"),
  cost: 8,
  meaning: overLast(
    ([n]) => n! + 1,
    ([high, low, close, volume]) => {
      const typical = high!.map((_, i) => (high![i]! + low![i]! + close![i]!) / 3);
      const flows = typical.slice(1).map((price, i) => Math.sign(price - typical[i]!) * price * volume![i + 1]!);
      const rising = sumOf(flows.filter((_, i) => typical[i + 1]! > typical[i]!));
      const falling = -sumOf(flows.filter((_, i) => typical[i + 1]! < typical[i]!));
      return rising + falling < 1 ? 0 : (100 * rising) / (rising + falling);
    },
  ),
  kernel: ([high, low, close, volume], [n], out) => {
    const typical = close!.map((price, t) => (high![t]! + low![t]! + price) / 3);
    let [rising, falling] = [0, 0];
    for (let t = 1; t < out.length; t++) {
      if (t > n!) {
        const leaving = t - n!;
        if (typical[leaving]! < typical[leaving - 1]!) falling -= typical[leaving]! * volume![leaving]!;
        else if (typical[leaving]! > typical[leaving - 1]!) rising -= typical[leaving]! * volume![leaving]!;
      }
      if (typical[t]! < typical[t - 1]!) falling += typical[t]! * volume![t]!;
      else if (typical[t]! > typical[t - 1]!) rising += typical[t]! * volume![t]!;
      if (t >= n!) out[t] = rising + falling < 1 ? 0 : 100 * (rising / (rising + falling));
    }
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
      [10, 12, 8, 15, 20, 9, 30, 25, 11, 16],
    ],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      80.76923076923077,
      86.66666666666667,
      79.75460122699386,
      87.68656716417911,
      90.11482775836245,
      84.10997204100653,
      81.3048245614035,
    ],
  },
});
