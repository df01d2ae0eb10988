// cs_quantile(x, driver, sigma): rank bent into a distribution.
import { finiteOf, meanOf, normalQuantile } from "#engine/core";
import { rankShapes, rankTolerance, shapeRankRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { roundNearTies } from "../near-ties.ts";
import { acrossSql } from "../sql/cross-forms.ts";
import { shapedRank } from "../sql/row-forms.ts";
import { sqlNumber } from "../sql-form.ts";
import { unitAlways } from "../unit.ts";

export const csQuantile = crossOperator({
  name: "cs_quantile",
  says: "Rank of each symbol from 0 to 1, moved off the ends and turned into the value of a distribution at that share: gaussian, cauchy or uniform, of width sigma (1 by default).",
  source:
    "BRAIN quantile: u = 1/count + rank × (1 − 2/count), dense ranks; then Φ⁻¹(u), tan(π(u − ½)) or u less its mean, times sigma. One symbol gives nothing.",
  params: [
    ...columns("x"),
    { name: "driver", kind: "choice", choices: rankShapes, default: 0 },
    { name: "sigma", kind: "number", min: 1e-9, default: 1 },
  ],
  unit: unitAlways("ratio"),
  cost: 20,
  meaning: ([row], [driver, sigma]) => {
    const rounded = roundNearTies(row!, rankTolerance);
    const present = finiteOf(rounded);
    const distinct = [...new Set(present.toSorted())];
    const shift = 1 / present.length;
    const shares = rounded.map(
      (x) => shift + (distinct.indexOf(x) / Math.max(1, distinct.length - 1)) * (1 - 2 * shift),
    );
    const mean = meanOf(shares.filter((_, s) => Number.isFinite(rounded[s]!)));
    return rounded.map((x, s) => {
      const u = shares[s]!;
      if (Number.isNaN(x) || present.length < 2) return Number.NaN;
      return sigma! * [normalQuantile(u), Math.tan(Math.PI * (u - 0.5)), u - mean][driver!]!;
    });
  },
  kernel: ([row], [driver, sigma], out) => shapeRankRow(row!, { shape: rankShapes[driver!]!, sigma: sigma! }, out),
  sql: acrossSql((call, x) => {
    const [shape = 0, sigma = 1] = call.params;
    return `${sqlNumber(sigma)} * ${shapedRank(call, x, { shape, tolerance: rankTolerance })}`;
  }),
  example: { columns: [[5, 1, 3, 9, Number.NaN]], params: [2, 2], gives: [1 / 6, -0.5, -1 / 6, 0.5, Number.NaN] },
});
