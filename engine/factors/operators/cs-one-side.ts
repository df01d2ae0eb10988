// cs_one_side(x, side, when): the whole date on one side of 0.
import { finiteOf } from "#engine/core";
import { oneSideRow } from "#engine/panel";
import { columns, crossOperator } from "../make-operator.ts";
import { acrossSql } from "../sql/cross-forms.ts";
import { across } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

const sides = ["long", "short"] as const;

export const csOneSide = crossOperator({
  name: "cs_one_side",
  says: "x shifted by one number for the date, so that its lowest value is 0 (long) or its highest (short); when it is needed only, a date that has the side already stays.",
  source: "BRAIN one_side; polars_ta cs_one_side shifts when needed only.",
  params: [
    ...columns("x"),
    { name: "side", kind: "choice", choices: sides, default: 0 },
    { name: "when", kind: "choice", choices: ["always", "needed"], default: 0 },
  ],
  unit: unitOfArgument(0),
  cost: 3,
  meaning: ([row], [side, when]) => {
    const long = sides[side!] === "long";
    const bound = long ? Math.min(...finiteOf(row!)) : Math.max(...finiteOf(row!));
    const fine = when === 1 && (long ? bound >= 0 : bound <= 0);
    return row!.map((x) => (fine ? x : x - bound));
  },
  kernel: ([row], [side, when], out) =>
    oneSideRow(row!, { side: sides[side!] === "long" ? 1 : -1, lazy: when === 1 }, out),
  sql: acrossSql((call, x) => {
    const [side = 0, when = 0] = call.params;
    const bound = call.step(`${side === 0 ? "min" : "max"}(${x}) ${across()}`);
    return when === 0 ? `${x} - ${bound}` : `${x} - if(${bound} ${side === 0 ? ">=" : "<="} 0, 0, ${bound})`;
  }),
  example: { columns: [[-15, -7, 0, 20, Number.NaN]], params: [], gives: [0, 8, 15, 35, Number.NaN] },
});
