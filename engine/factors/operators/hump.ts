// hump(x, h): x in steps of at most h.
import { humped } from "#engine/panel";
import { columns, windowOperator } from "../make-operator.ts";
import { humpSql } from "../sql/past-forms.ts";
import { unitOfPower } from "../unit.ts";

export const hump = windowOperator({
  name: "hump",
  says: "Follows x: while x is within h of the last output nothing moves, and beyond it the output moves by h towards x; a missing bar gives nothing and changes nothing.",
  source: "hump in BRAIN with the limit h in units of x: a brake on turnover.",
  params: [...columns("x"), { name: "h", kind: "number", min: 0 }],
  unit: unitOfPower,
  lookback: () => Number.POSITIVE_INFINITY,
  cost: 2,
  missing: "keep",
  counted: false,
  meaning: ([x], [h]) => {
    if (!Number.isFinite(x!.at(-1)!)) return Number.NaN;
    const present = [...x!].filter((value) => Number.isFinite(value));
    return present.reduce((place, value) =>
      Math.abs(value - place) > h! ? place + Math.sign(value - place) * h! : place,
    );
  },
  kernel: ([x], [h], out) => {
    humped(x!, h!, out);
    return undefined;
  },
  sql: humpSql,
  example: { columns: [[1, 1.25, 3, Number.NaN, 2]], params: [0.5], gives: [1, 1, 1.5, Number.NaN, 1.5] },
});
