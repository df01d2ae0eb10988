// ta_stochrsi(x, n, k, d, d_type, output): fast stochastic oscillator of the relative strength index.
import { indicator, outputParam, periodParam } from "../make-indicator.ts";
import { columns } from "../make-operator.ts";
import { averageParam } from "../technical/averages.ts";
import { averageOf, changesOf, lastOf, overPast, together, wilderOf, withinRangeOf } from "../technical/definitions.ts";
import { relativeStrength, stochastic } from "../technical/momentum.ts";
import { isZero } from "../technical/smallness.ts";
import { unitAlways } from "../unit.ts";

export const taStochrsi = indicator({
  name: "ta_stochrsi",
  says: "Fast stochastic oscillator of the relative strength index: its place in its own range (k), and the average of that (d).",
  source: "TA-Lib's STOCHRSI.",
  params: [
    ...columns("x"),
    periodParam(14),
    periodParam(5, 1, "k"),
    periodParam(3, 1, "d"),
    averageParam("d_type"),
    outputParam("k", "d"),
  ],
  unit: unitAlways("ratio"),
  cost: 10,
  meaning: overPast(([x], [n, k, d, type, output]) => {
    const changes = changesOf(x!);
    const gains = wilderOf(
      changes.map((change) => Math.max(change, 0)),
      n!,
    );
    const losses = wilderOf(
      changes.map((change) => Math.max(-change, 0)),
      n!,
    );
    const strengths = together(gains, losses, (gain, loss) => (isZero(gain + loss) ? 0 : 100 * (gain / (gain + loss))));
    const fast = withinRangeOf([strengths, strengths, strengths], k!);
    const signal = averageOf(fast, type!, d!);
    return signal.length === 0 ? Number.NaN : lastOf(output === 0 ? fast : signal);
  }),
  kernel: ([x], [n, k, d, type, output], out) => {
    if (out.length <= n!) return;
    const strength = new Float64Array(out.length);
    relativeStrength(x!, n!, strength);
    const tail = strength.subarray(n!);
    const rule = { n: k!, averages: [{ type: type!, n: d! }], output: output! };
    stochastic([tail, tail, tail], rule, out.subarray(n!));
  },
  example: {
    columns: [[3, 5, 4, 6, 8, 7, 9, 12, 10, 11]],
    params: [3, 2, 2, 0, 0],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0, 100, 100, 0, 99.99999999999999],
  },
});
