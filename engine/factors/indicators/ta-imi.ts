// ta_imi(open, close, n): intraday momentum index.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast, sumOf, together } from "../technical/definitions.ts";
import { unitAlways } from "../unit.ts";

export const taImi = indicator({
  name: "ta_imi",
  says: "Intraday momentum index: rises from open to close as a percentage of all moves from open to close in n rows.",
  source: "TA-Lib's IMI; nothing where no row moved.",
  params: [...columns("open", "close"), periodParam(14)],
  unit: unitAlways("ratio"),
  cost: 5,
  meaning: overLast(
    ([n]) => n!,
    ([open, close]) => {
      const moves = together(close!, open!, (a, b) => a - b);
      const rises = sumOf(moves.map((move) => Math.max(move, 0)));
      return (100 * rises) / sumOf(moves.map(Math.abs));
    },
  ),
  kernel: ([open, close], [n], out) => {
    for (let t = n! - 1; t < out.length; t++) {
      let [rises, falls] = [0, 0];
      for (let i = t - n! + 1; i <= t; i++) {
        if (close![i]! > open![i]!) rises += close![i]! - open![i]!;
        else falls += open![i]! - close![i]!;
      }
      out[t] = 100 * (rises / (rises + falls));
    }
  },
  example: {
    columns: [
      [3, 5, 6, 6, 7, 8, 8, 11, 12, 11],
      [4, 6, 5, 7, 8, 7, 11, 12, 10, 13],
    ],
    params: [3],
    gives: [
      Number.NaN,
      Number.NaN,
      66.66666666666666,
      66.66666666666666,
      66.66666666666666,
      66.66666666666666,
      80,
      80,
      66.66666666666666,
      60,
    ],
  },
});
