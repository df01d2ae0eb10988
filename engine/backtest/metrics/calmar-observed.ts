// calmar.observed: annual return of the observed bars over the deepest drawdown.

import { type Metric, quotient } from "../metric.ts";
import { maxDrawdown } from "./max-drawdown.ts";
import { returnAnnualObserved } from "./return-annual-observed.ts";

export const calmarObserved = {
  name: "calmar.observed",
  label: "Calmar ratio over observed bars",
  unit: "ratio",
  direction: 1,
  formula: "annual return over observed bars / |maximum drawdown|",
  source: "quantstats calmar",
  compute: (sample) => quotient(returnAnnualObserved.compute(sample), Math.abs(maxDrawdown.compute(sample))),
} as const satisfies Metric;
