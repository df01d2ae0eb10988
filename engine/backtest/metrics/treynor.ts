// treynor: total return over beta.

import { type Metric, quotient } from "../metric.ts";
import { beta } from "./beta.ts";
import { returnTotal } from "./return-total.ts";

export const treynor = {
  name: "treynor",
  label: "Treynor ratio",
  unit: "ratio",
  direction: 1,
  formula: "total return / beta",
  source: "quantstats treynor_ratio",
  needs: "benchmark",
  compute: (sample) => quotient(returnTotal.compute(sample), beta.compute(sample)),
} as const satisfies Metric;
