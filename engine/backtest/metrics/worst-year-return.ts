// worst_year.return: return of the worst calendar year.
import type { Metric, Sample } from "../metric.ts";
import { lowestOf, yearlyReturns } from "../path.ts";

const yearsOf = (sample: Sample): ReturnType<typeof yearlyReturns> =>
  sample.times === null ? [] : yearlyReturns(sample.times, sample.returns);

export const worstYearReturn = {
  name: "worst_year.return",
  label: "Worst year",
  unit: "fraction",
  direction: 1,
  formula: "lowest compounded return of a calendar year (UTC), first and last year as far as they go",
  source: "Definition",
  needs: "times",
  compute: (sample) => lowestOf(yearsOf(sample).map((entry) => entry.value)),
} as const satisfies Metric;
