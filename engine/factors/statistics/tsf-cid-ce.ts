// tsf_cid_ce(x, n, normalize): length of the line through the last n values of each symbol.
import { choiceParam, noYes, statisticOperator } from "../make-statistic.ts";
import { centred, deviation, differences, pairwiseSum, scaled, squares } from "../statistics-math/moments.ts";
import { unitAlways } from "../unit.ts";

export const tsfCidCe = statisticOperator({
  name: "tsf_cid_ce",
  says: "Length of the line through the last n values of each symbol, a measure of complexity; of standardized values with normalize.",
  extra: [choiceParam("normalize", noYes, 1)],
  unit: unitAlways("unknown"),
  cost: 170,
  of: (x, [normalize]) => {
    const spread = normalize === 1 ? deviation(x) : 1;
    if (spread === 0) return 0;
    const steps = differences(normalize === 1 ? scaled(centred(x), spread) : x);
    return Math.sqrt(pairwiseSum(squares(steps)));
  },
  example: {
    columns: [[3, 1, 4, 1.5, 5]],
    params: [3, 0],
    gives: [Number.NaN, Number.NaN, 3.605551275463989, 3.905124837953327, 4.301162633521313],
  },
});
