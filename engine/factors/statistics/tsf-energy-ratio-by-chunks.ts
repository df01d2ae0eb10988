// tsf_energy_ratio_by_chunks(x, n, num_segments, segment_focus): share of one of num_segments parts in the sum of squares of the last n values of each symbol.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { pairwiseSum, squares } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfEnergyRatioByChunks = statisticOperator({
  name: "tsf_energy_ratio_by_chunks",
  says: "Share of one of num_segments parts in the sum of squares of the last n values of each symbol.",
  source: "The first parts are longer by one where the number does not go up.",
  extra: [wholeParam("num_segments", { min: 1 }, 10), wholeParam("segment_focus", { min: 0 }, 0)],
  unit: unitAlways("ratio"),
  cost: 39,
  of: (x, [segments, focus]) => {
    if (focus! >= segments!) return Number.NaN;
    const whole = pairwiseSum(squares(x));
    const size = Math.floor(x.length / segments!);
    const longer = x.length % segments!;
    const start = focus! * size + Math.min(focus!, longer);
    const part = x.slice(start, start + size + (focus! < longer ? 1 : 0));
    return whole === 0 ? Number.NaN : pairwiseSum(squares(part)) / whole;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2]],
    params: [5, 2, 0],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      0.48826291079812206,
      0.1536926147704591,
      0.33723196881091616,
    ],
  },
});
