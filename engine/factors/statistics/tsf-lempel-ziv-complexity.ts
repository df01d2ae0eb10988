// tsf_lempel_ziv_complexity(x, n, bins): words that describe the last n values of each symbol.
import { statisticOperator, wholeParam } from "../make-statistic.ts";
import { edgesBelow, evenlySpaced } from "../statistics-math/bins.ts";
import { largest, smallest } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

interface Word {
  readonly next: Map<number, Word>;
}

/** Each word is the shortest that is not yet in the dictionary, so its beginnings are. */
function wordsIn(symbols: readonly number[]): number {
  const root: Word = { next: new Map() };
  let at = root;
  let words = 0;
  for (const symbol of symbols) {
    const longer = at.next.get(symbol);
    if (longer === undefined) {
      at.next.set(symbol, { next: new Map() });
      words++;
    }
    at = longer ?? root;
  }
  return words;
}

export const tsfLempelZivComplexity = statisticOperator({
  name: "tsf_lempel_ziv_complexity",
  says: "Words that describe the last n values of each symbol, put into equal bins of their range, by Lempel’s and Ziv’s dictionary, for each value.",
  extra: [wholeParam("bins", { min: 1 }, 2)],
  unit: unitAlways("ratio"),
  cost: 250,
  of: (x, [bins]) => {
    const edges = evenlySpaced(smallest(x), largest(x), bins! + 1).subarray(1);
    return wordsIn(Array.from(x, (value) => edgesBelow(edges, value))) / x.length;
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5, 9, 2, 6]],
    params: [6, 2],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0.5, 0.5, 0.6666666666666666],
  },
});
