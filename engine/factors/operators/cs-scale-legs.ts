// cs_scale_legs(x, long, short): each side adds up to its own total.
import { finiteOf, sumOf } from "#engine/core";
import { scaleLegsRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql } from "../sql/cross-forms.ts";
import { across } from "../sql/forms.ts";
import { sqlNumber } from "../sql-form.ts";
import { unitAlways } from "../unit.ts";

export const csScaleLegs = crossOperator({
  name: "cs_scale_legs",
  says: "Positive values of the date divided by their sum, times long; negative ones by theirs, times short, still negative (both 1 by default). An empty side stays empty, zeros stay 0.",
  source: "BRAIN scale(x, longscale, shortscale) and polars_ta cs_scale: (−15, −7, 0, 20) at 2 and 3.",
  params: [
    ...columns("x"),
    { name: "long", kind: "number", min: 0, default: 1 },
    { name: "short", kind: "number", min: 0, default: 1 },
  ],
  unit: unitAlways("ratio"),
  cost: 4,
  meaning: ([row], [long, short]) => {
    const above = sumOf(finiteOf(row!).filter((x) => x > 0));
    const below = -sumOf(finiteOf(row!).filter((x) => x < 0));
    return row!.map((x) => (x > 0 ? (long! * x) / above : x < 0 ? (short! * x) / below : x));
  },
  kernel: ([row], [long, short], out) => scaleLegsRow(row!, { long: long!, short: short! }, out),
  sql: acrossSql((call, x) => {
    const [long = 1, short = 1] = call.params.map(sqlNumber);
    const above = call.step(`sumIf(${x}, ${x} > 0) ${across()}`);
    const below = call.step(`-sumIf(${x}, ${x} < 0) ${across()}`);
    return `if(${x} > 0, ${long} * ${x} / ${above}, if(${x} < 0, ${short} * ${x} / ${below}, ${x}))`;
  }),
  example: { columns: [[-15, -7, 0, 20, Number.NaN]], params: [2, 3], gives: [-45 / 22, -21 / 22, 0, 2, Number.NaN] },
});
