// tsf_query_similarity_count(x, query, n, query_len, threshold, normalize): how often a shape occurs.
import { choiceParam, noYes, statisticOperator, wholeParam } from "../make-statistic.ts";
import { countOf } from "../statistics-math/moments.ts";
import { plainDistances, standardizedDistances } from "../statistics-math/query-distance.ts";
import { unitAlways } from "../unit.ts";

export const tsfQuerySimilarityCount = statisticOperator({
  name: "tsf_query_similarity_count",
  says: "How many stretches of the last n values of x are within a distance of the last query_len values of query, standardized with normalize; nothing for shapes below three values.",
  source:
    "The query is the end of a column here; without one the feature is missing there too. Distances as stumpy's mass.",
  beside: ["query"],
  extra: [
    wholeParam("query_len", { min: 0 }, 3),
    { name: "threshold", kind: "number", min: 0, default: 0 },
    choiceParam("normalize", noYes, 1),
  ],
  unit: unitAlways("count"),
  cost: 420,
  of: (x, [length, threshold, normalize], [column]) => {
    if (length! < 3 || length! > x.length) return Number.NaN;
    const query = column!.slice(-length!);
    const distances = normalize === 1 ? standardizedDistances(x, query) : plainDistances(x, query);
    return countOf(distances, (distance) => distance <= threshold!);
  },
  example: {
    columns: [
      [1, 2, 4, 2, 4, 8],
      [0, 0, 0, 1, 2, 4],
    ],
    params: [6, 3, 0.001, 1],
    gives: [Number.NaN, Number.NaN, Number.NaN, Number.NaN, Number.NaN, 2],
  },
});
