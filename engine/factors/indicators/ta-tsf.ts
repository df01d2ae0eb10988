// ta_tsf(x, n): time series forecast.
import { indicator, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { overLast } from "../technical/definitions.ts";
import { forEachLine } from "../technical/moments.ts";
import { lineOf } from "../technical/moments-definition.ts";
import { unitOfArgument } from "../unit.ts";

export const taTsf = indicator({
  name: "ta_tsf",
  says: "Time series forecast: the straight line through the last n values, one row further.",
  source: "TA-Lib's TSF.",
  params: [...columns("x"), periodParam(14)],
  unit: unitOfArgument(0),
  cost: 14,
  meaning: overLast(
    ([n]) => n!,
    ([x]) => {
      const line = lineOf(x!);
      return line.intercept + line.slope * x!.length;
    },
  ),
  kernel: ([x], [n], out) => {
    forEachLine(x!, n!, (t, line) => {
      out[t] = line.intercept + line.slope * n!;
    });
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, 6.5, 8.5, 9, 9.5, 12.5, 12.5, 11.5],
  },
});
