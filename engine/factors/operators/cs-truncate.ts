// cs_truncate(x, share): no symbol above a share of the whole.
import { finiteOf, sumOf } from "#engine/core";
import { truncateRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql, clippedSql } from "../sql/cross-forms.ts";
import { across } from "../sql/forms.ts";
import { sqlNumber } from "../sql-form.ts";
import { unitOfArgument } from "../unit.ts";

export const csTruncate = crossOperator({
  name: "cs_truncate",
  says: "x with its magnitude capped at share × the sum of magnitudes of the date (0.01 by default).",
  source:
    "BRAIN truncate: (3, 7, 20, 6) at 0.5 gives (3, 7, 18, 6). Magnitudes, so that a row of both signs is capped on both sides; one pass, so that the capped row can exceed the share of its own smaller sum.",
  params: [...columns("x"), { name: "share", kind: "number", min: 0, max: 1, default: 0.01 }],
  unit: unitOfArgument(0),
  cost: 4,
  meaning: ([row], [share]) => {
    const bound = share! * sumOf(finiteOf(row!).map(Math.abs));
    return row!.map((x) => Math.min(bound, Math.max(-bound, x)));
  },
  kernel: ([row], [share], out) => truncateRow(row!, share!, out),
  sql: acrossSql((call, x) => {
    const bound = call.step(`${sqlNumber(call.params[0] ?? 0.01)} * sum(abs(${x})) ${across()}`);
    return clippedSql(x, `-${bound}`, bound);
  }),
  example: { columns: [[3, 7, 20, 6, Number.NaN]], params: [0.5], gives: [3, 7, 18, 6, Number.NaN] },
});
