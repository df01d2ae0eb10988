// ts_partial_corr(x, y, z, n): correlation of x and y freed of z.
import { meanOf, sumOf, varianceOf } from "#engine/core";
import { collinearShare, isFlat, rollingPartialCorrelation } from "#engine/panel";
import { planeThrough } from "../least-squares.ts";
import { columns, minPeriods, windowOperator, windowParam } from "../make-operator.ts";
import { partialCorrelationSql } from "../sql/regression-forms.ts";
import { unitAlways } from "../unit.ts";

export const tsPartialCorr = windowOperator({
  name: "ts_partial_corr",
  says: "Correlation over the last n bars of what is left of x and of y after a straight line on z has been taken off both.",
  source:
    "Definition: (r_xy − r_xz r_yz) ÷ √((1 − r_xz²)(1 − r_yz²)) over the bars where all three are present. By hand: x u + v, y u + v + w and z u of orthogonal u, v, w of equal length.",
  params: [...columns("x", "y", "z"), windowParam(3), minPeriods],
  unit: unitAlways("ratio"),
  cost: 20,
  meaning: ([x, y, z]) => {
    const left = [x!, y!].map((side) => {
      const plane = planeThrough([side, z!]);
      return side.map((value, i) => (plane === null ? Number.NaN : value - plane.at([z![i]!])));
    });
    const [a, b] = left;
    const share = [x!, y!].map((side, i) => sumOf(left[i]!.map((v) => v * v)) / (varianceOf(side) * (side.length - 1)));
    if ([x!, y!].some((side) => isFlat(varianceOf(side), meanOf(side)))) return Number.NaN;
    if (x!.length < 3 || !share.every((part) => part > collinearShare)) return Number.NaN;
    const cross = sumOf(a!.map((value, i) => value * b![i]!));
    const spread = Math.sqrt(sumOf(a!.map((v) => v * v))) * Math.sqrt(sumOf(b!.map((v) => v * v)));
    return Math.max(-1, Math.min(1, cross / spread));
  },
  kernel: ([x, y, z], [n, minPeriods], out) => {
    rollingPartialCorrelation([x!, y!, z!], { window: n!, minPeriods: minPeriods! }, out);
    return undefined;
  },
  sql: partialCorrelationSql(collinearShare),
  example: {
    columns: [
      [2, 0, 0, -2, Number.NaN],
      [3, -1, -1, -1, 2],
      [1, 1, -1, -1, 1],
    ],
    params: [4],
    gives: [Number.NaN, Number.NaN, Number.NaN, Math.SQRT1_2, Number.NaN],
  },
});
