// ulcer_index: depth and length of drawdowns in one number.
import { sumOf } from "#engine/core";
import type { Metric } from "../metric.ts";
import { drawdownOf } from "../path.ts";

export const ulcerIndex = {
  name: "ulcer_index",
  label: "Ulcer index",
  unit: "fraction",
  direction: -1,
  formula: "√(Σ drawdown² / (n − 1))",
  source: "Martin 1987; quantstats ulcer_index",
  compute: (sample) => {
    const squares = drawdownOf(sample.finite).map((d) => d * d);
    return Math.sqrt(sumOf(squares) / (squares.length - 1));
  },
} as const satisfies Metric;
