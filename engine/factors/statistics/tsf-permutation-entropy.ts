// tsf_permutation_entropy(x, n, tau, dimension): entropy of the orders of rank that stretches of dimension values.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { entropyOfCounts } from "../statistics-math/bins.ts";
import { unitAlways } from "../unit.ts";

/** One number per order of ranks: for each value, how many before it are higher. */
function orderOf(x: Float64Array, start: number, dimension: number): number {
  let order = 0;
  for (let i = 1; i < dimension; i++) {
    let higher = 0;
    for (let j = 0; j < i; j++) if (x[start + j]! > x[start + i]!) higher++;
    order = order * (i + 1) + higher;
  }
  return order;
}

export const tsfPermutationEntropy = statisticOperator({
  name: "tsf_permutation_entropy",
  says: "Entropy of the orders of rank that stretches of dimension values, tau bars apart, take among the last n of each symbol.",
  source: "Equal values rank by their place.",
  extra: [wholeParam("tau", { min: 1 }, 1), wholeParam("dimension", { min: 2, max: 16 }, 3)],
  unit: unitAlways("ratio"),
  cost: 100,
  of: (x, [tau, dimension]) => {
    const count = Math.floor((x.length - dimension!) / tau!) + 1;
    if (count <= 0) return Number.NaN;
    const times = new Map<number, number>();
    for (let i = 0; i < count; i++) {
      const order = orderOf(x, i * tau!, dimension!);
      times.set(order, (times.get(order) ?? 0) + 1);
    }
    return entropyOfCounts(times.values(), count);
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6]],
    params: [6, 1, 3],
    gives: [
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      1.0397207708399179,
      1.3862943611198906,
      1.3862943611198906,
    ],
  },
});
