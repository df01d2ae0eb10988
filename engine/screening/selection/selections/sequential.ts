// Sequential orthogonalization: what each factor says that those before it do not.
import { z } from "zod";
import { fractionUp, screenValue, tUp } from "../../screens/screen.ts";
import { orthogonalInOrder } from "../orthogonal.ts";
import { byStrength } from "../problem.ts";
import { defineSelection, nothingMore } from "./selection.ts";

export const sequential = defineSelection({
  name: "sequential",
  says: "Gram–Schmidt on every date in a given order; a factor stays when what is left of it still foretells returns.",
  options: z.strictObject({
    order: z
      .enum(["given", "strength"])
      .default("given")
      .describe("given: as listed · strength: by the size of their t."),
    leastT: z.number().min(0).default(2).describe("Smallest size of the t of what is left."),
  }),
  choose: (problem, { order: rule, leastT }) => {
    const { matrix } = problem;
    const order = rule === "given" ? [...matrix.names.keys()] : byStrength(problem);
    const { values, blank, kept } = orthogonalInOrder(matrix, order);
    const chosen = order.flatMap((factor) => {
      const { t, dates } = problem.strengthOf(values[factor]!);
      if (!(Math.abs(t) >= leastT)) return [];
      return {
        factor,
        weight: null,
        reason: `${(100 * kept[factor]!).toFixed(0)} % of it is new, with t ${t.toFixed(1)}`,
        facts: [
          screenValue(["selection.new_share", "Share of its variance that those before it do not hold"], fractionUp, {
            value: kept[factor]!,
            n: dates,
          }),
          screenValue(["selection.new_t", "t of the daily correlation of what is new with the return"], tUp, {
            value: t,
            n: dates,
          }),
        ],
      };
    });
    const spanned = matrix.names.filter((_, f) => blank[f] === matrix.rows.length);
    const notes = spanned.map((name) => `${name} is spanned by those before it on every date`);
    const columns = order.map((f) => ({ name: matrix.names[f]!, values: values[f]! }));
    return { ...nothingMore, chosen, columns, notes };
  },
});
