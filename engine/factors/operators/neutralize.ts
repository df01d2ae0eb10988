// neutralize(x, y, g): what groups and one exposure do not explain.
import { meanOf, sumOf } from "#engine/core";
import { neutralizeRow } from "#engine/panel";
import { columns, groupOperator } from "../make-operator.ts";
import { neutralizeSql } from "../sql/cross-forms.ts";
import { unitOfArgument } from "../unit.ts";

export const neutralize = groupOperator({
  name: "neutralize",
  says: "What is left of x on each date after a least-squares fit on group dummies and the exposure y.",
  source:
    "Least squares by Frisch–Waugh–Lovell: group averages out of both, then one slope. By hand: y varies as (−1, −1, 2) / 3 and x as (−1, 1, 0), so the slope is 0.",
  params: [
    ...columns("x", "y"),
    { name: "g", kind: "group" },
    { name: "min_names", kind: "number", whole: true, min: 2, default: 3 },
  ],
  unit: unitOfArgument(0),
  cost: 12,
  meaning: ([row, exposure], [codes], [leastNames]) => {
    const places = [...row!.keys()].filter(
      (s) => codes![s]! >= 0 && Number.isFinite(row![s]!) && Number.isFinite(exposure![s]!),
    );
    const distance = (values: Float64Array, s: number): number =>
      values[s]! - meanOf(places.filter((i) => codes![i] === codes![s]).map((i) => values[i]!));
    const squares = sumOf(places.map((s) => distance(exposure!, s) ** 2));
    const slope = sumOf(places.map((s) => distance(row!, s) * distance(exposure!, s))) / squares;
    const left = (s: number): number => distance(row!, s) - (squares > 0 ? slope * distance(exposure!, s) : 0);
    return row!.map((_, s) => (places.includes(s) && places.length >= leastNames! ? left(s) : Number.NaN));
  },
  kernel: ([row, exposure], [codes], [leastNames], out) =>
    neutralizeRow(row!, { exposure: exposure!, codes: codes!, leastNames: leastNames! }, out),
  sql: neutralizeSql,
  example: {
    columns: [
      [1, 3, 2, Number.NaN, 5],
      [0, 0, 1, 1, 9],
    ],
    groups: [[0, 0, 0, 0, -1]],
    params: [],
    gives: [-1, 1, 0, Number.NaN, Number.NaN],
  },
});
