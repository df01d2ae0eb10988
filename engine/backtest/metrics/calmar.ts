// calmar: annual return over the deepest drawdown.

import { type Metric, quotient } from "../metric.ts";
import { maxDrawdown } from "./max-drawdown.ts";
import { returnAnnual } from "./return-annual.ts";

export const calmar = {
  name: "calmar",
  label: "Calmar ratio",
  unit: "ratio",
  direction: 1,
  formula: "annual return / |maximum drawdown|; undefined without a drawdown",
  source: "Young 1991; empyrical calmar_ratio",
  compute: (sample) => quotient(returnAnnual.compute(sample), Math.abs(maxDrawdown.compute(sample))),
} as const satisfies Metric;
