// Clusters of factors that rank alike; the strongest of each stands for it.
import { z } from "zod";
import { countOf, screenValue } from "../../screens/screen.ts";
import { cutTree, linkage, linkageMethods } from "../../statistics/linkage.ts";
import { byStrength, type SelectionProblem } from "../problem.ts";
import { type Chosen, defineSelection, nothingMore } from "./selection.ts";

export const cluster = defineSelection({
  name: "cluster",
  says: "Groups factors by their mean daily correlation in a tree on √((1 − correlation) / 2), cuts it, and keeps the strongest of each group.",
  options: z.strictObject({
    linkage: z.enum(linkageMethods).default("average"),
    absolute: z.boolean().default(true).describe("A factor and its reverse lie together."),
    correlation: z.number().min(-1).max(1).default(0.7).describe("Factors closer than this lie in one cluster."),
    count: z.int().min(1).max(10_000).optional().describe("Cut into so many clusters instead."),
  }),
  choose: (problem, { linkage: method, absolute, correlation, count }) => {
    const { distances, unmet } = correlationDistances(problem, absolute);
    const merges = linkage(distances, method);
    const distance = Math.sqrt((1 - correlation) / 2);
    const groups = cutTree(merges, count === undefined ? { kind: "distance", distance } : { kind: "count", count });
    const taken = new Set<number>();
    const chosen: Chosen[] = [];
    for (const factor of byStrength(problem)) {
      const group = groups[factor] ?? -1;
      if (taken.has(group)) continue;
      taken.add(group);
      const size = groups.filter((other) => other === group).length;
      const reason = size === 1 ? "no other ranks like it" : `the strongest of ${size} that rank alike`;
      const value = screenValue(["selection.cluster_size", "Factors in its cluster"], countOf, {
        value: size,
        n: size,
      });
      chosen.push({ factor, weight: null, reason, facts: [value] });
    }
    const notes = unmet === 0 ? [] : [`${unmet} pairs never meet on a date; their correlation counts as 0`];
    return { ...nothingMore, chosen, notes };
  },
});

/** √((1 − c) / 2) of the mean correlations, or of their sizes. */
export function correlationDistances(
  { correlations }: SelectionProblem,
  absolute: boolean,
): { readonly distances: readonly Float64Array[]; readonly unmet: number } {
  let unmet = 0;
  const distances = correlations().means.map((row, i) =>
    row.map((value, j) => {
      if (i === j) return 0;
      if (Number.isNaN(value)) unmet++;
      const known = Number.isNaN(value) ? 0 : value;
      return Math.sqrt(Math.max(0, (1 - (absolute ? Math.abs(known) : known)) / 2));
    }),
  );
  return { distances, unmet: unmet / 2 };
}
