// return.per_exposure: annual return over the share of bars in the market.

import { type Metric, quotient } from "../metric.ts";
import { exposureRounded } from "./exposure-rounded.ts";
import { returnAnnualObserved } from "./return-annual-observed.ts";

export const returnPerExposure = {
  name: "return.per_exposure",
  label: "Annual return per bar exposed",
  unit: "fraction",
  direction: 1,
  formula: "annual return over observed bars / share of bars with a return other than 0, rounded up to a percent",
  source: "quantstats rar",
  compute: (sample) => quotient(returnAnnualObserved.compute(sample), exposureRounded.compute(sample)),
} as const satisfies Metric;
