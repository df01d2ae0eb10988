// ta_adosc(high, low, close, volume, fast, slow): Chaikin's oscillator.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overPast, sumOf } from "../technical/definitions.ts";
import { pressure } from "../technical/volume-pressure.ts";
import { unitOfArgument } from "../unit.ts";

export const taAdosc = indicator({
  name: "ta_adosc",
  says: "Chaikin's oscillator: fast minus slow exponential average of accumulation and distribution.",
  source: "TA-Lib's ADOSC; both averages start from the first value.",
  params: [...columns("high", "low", "close", "volume"), periodParam(3, 2, "fast"), periodParam(10, 2, "slow")],
  unit: unitOfArgument(3),
  cost: 7,
  meaning: overPast((past, [fast, slow]) => {
    if (past[0]!.length < Math.max(fast!, slow!)) return Number.NaN;
    const line = past[0]!.map((_, t) => sumOf(past[0]!.slice(0, t + 1).map((_row, i) => pressure(past, i))));
    const smooth = (n: number): number =>
      line.reduce((level, value, t) => (t === 0 ? value : level + (2 / (n + 1)) * (value - level)), 0);
    return smooth(fast!) - smooth(slow!);
  }),
  kernel: (series, [fast, slow], out) => {
    const [a, b] = [2 / (fast! + 1), 2 / (slow! + 1)];
    const begin = Math.max(fast!, slow!) - 1;
    let [line, quick, late] = [0, 0, 0];
    for (let t = 0; t < out.length; t++) {
      line += pressure(series, t);
      quick = t === 0 ? line : a * line + (1 - a) * quick;
      late = t === 0 ? line : b * line + (1 - b) * late;
      if (t >= begin) out[t] = quick - late;
    }
  },
  example: {
    columns: [
      [5, 7, 6, 8, 9, 9, 12, 13, 12, 14],
      [3, 4, 4, 5, 7, 6, 8, 10, 9, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
      [10, 12, 8, 15, 20, 9, 30, 25, 11, 16],
    ],
    params: [2, 4],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      2.049185185185185,
      1.7134617283950622,
      0.3893939094650216,
      4.020741969821675,
      5.8970359454961105,
      3.7219740440542566,
      3.7166574742403107,
    ],
  },
});
