// round(x, digits): to the nearest number of so many digits.
import { columns, elementOperator } from "../make-operator.ts";
import { roundSql } from "../sql/forms.ts";
import { unitOfArgument } from "../unit.ts";

export const round = elementOperator({
  name: "round",
  says: "x rounded to so many digits behind the point (0 by default), halves to the even neighbour; negative digits round to tens and hundreds.",
  source: "numpy.round: x·10^digits is rounded half to even and divided again.",
  params: [...columns("x"), { name: "digits", kind: "number", whole: true, min: -15, max: 15, default: 0 }],
  unit: unitOfArgument(0),
  cost: 3,
  of: (x, digits) => {
    const power = 10 ** Math.abs(digits);
    const scaled = digits < 0 ? x / power : x * power;
    if (!Number.isFinite(scaled)) return x;
    return digits < 0 ? roundToEven(scaled) * power : roundToEven(scaled) / power;
  },
  sql: roundSql,
  example: {
    columns: [[0.125, 0.375, -0.125, 2.675, Number.NaN]],
    params: [2],
    gives: [0.12, 0.38, -0.12, 2.68, Number.NaN],
  },
});

/** Whole numbers beyond 2^52 have no fraction and come back as they are. */
function roundToEven(x: number): number {
  const below = Math.floor(x);
  const rest = x - below;
  if (rest !== 0.5) return rest < 0.5 ? below : below + 1;
  return below % 2 === 0 ? below : below + 1;
}
