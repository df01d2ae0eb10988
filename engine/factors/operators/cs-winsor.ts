// cs_winsor(x, share): extremes of the date moved inwards.
import { finiteOf, quantileOf } from "#engine/core";
import { winsorRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql, clippedSql, quantileAcross } from "../sql/cross-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const csWinsor = crossOperator({
  name: "cs_winsor",
  says: "x clipped at the share and 1 − share quantiles of the same date (5% and 95% by default).",
  source: "Definition; quantiles by linear interpolation.",
  params: [...columns("x"), { name: "share", kind: "number", min: 0, max: 0.5, default: 0.05 }],
  unit: unitOfArgument(0),
  cost: 10,
  meaning: ([row], [share]) => {
    const [low, high] = [quantileOf(finiteOf(row!), share!), quantileOf(finiteOf(row!), 1 - share!)];
    return row!.map((x) => Math.min(high, Math.max(low, x)));
  },
  kernel: ([row], [share], out) => winsorRow(row!, share!, out),
  sql: acrossSql((call, x) => {
    const share = call.params[0] ?? 0;
    return clippedSql(x, quantileAcross(call, x, share), quantileAcross(call, x, 1 - share));
  }),
  example: { columns: [[0, 1, 2, 3, 100, Number.NaN]], params: [0.25], gives: [1, 1, 2, 3, 3, Number.NaN] },
});
