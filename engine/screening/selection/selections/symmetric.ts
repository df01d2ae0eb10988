// Symmetric orthogonalization: all factors orthogonal at once, each as near to itself as can be.
import { z } from "zod";
import { QraftError } from "#engine/core";
import { correlationUp, screenValue, tUp } from "../../screens/screen.ts";
import { orthogonalTogether } from "../orthogonal.ts";
import { compareNames } from "../problem.ts";
import { defineSelection, nothingMore } from "./selection.ts";

export const symmetric = defineSelection({
  name: "symmetric",
  says: "Löwdin's orthogonal set on every date, the nearest to the factors themselves; a factor stays when its orthogonal twin foretells returns.",
  options: z.strictObject({ leastT: z.number().min(0).default(2).describe("Smallest size of the twin's t.") }),
  choose: (problem, { leastT }) => {
    const { matrix } = problem;
    const { values, blank, kept } = orthogonalTogether(matrix);
    if (blank[0] === matrix.rows.length) {
      throw new QraftError(
        "dependent-factors",
        `On each of ${blank[0]} dates the ${matrix.names.length} factors depend on each other, or are more than the symbols.`,
        "Leave out factors that repeat others, for example with --method cluster, or take fewer.",
      );
    }
    const strengths = values.map((twin) => problem.strengthOf(twin));
    const order = [...matrix.names.keys()]
      .filter((f) => Math.abs(strengths[f]!.t) >= leastT)
      .sort((a, b) => Math.abs(strengths[b]!.t) - Math.abs(strengths[a]!.t) || compareNames(matrix, a, b));
    const chosen = order.map((factor) => ({
      factor,
      weight: null,
      reason: `its orthogonal twin, correlated ${kept[factor]!.toFixed(2)} with it, has t ${strengths[factor]!.t.toFixed(1)}`,
      facts: [
        screenValue(["selection.twin_correlation", "Mean correlation with its orthogonal twin"], correlationUp, {
          value: kept[factor]!,
          n: strengths[factor]!.dates,
        }),
        screenValue(["selection.twin_t", "t of the twin's daily correlation with the return"], tUp, {
          value: strengths[factor]!.t,
          n: strengths[factor]!.dates,
        }),
      ],
    }));
    const notes =
      blank[0] === 0
        ? []
        : [`on ${blank[0]} of ${matrix.rows.length} dates the factors depend on each other; those dates are left out`];
    const columns = matrix.names.map((name, f) => ({ name, values: values[f]! }));
    return { ...nothingMore, chosen, columns, notes };
  },
});
