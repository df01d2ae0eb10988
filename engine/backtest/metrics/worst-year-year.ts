// worst_year.year: which calendar year was worst.
import type { Metric } from "../metric.ts";
import { lowestOf, yearlyReturns } from "../path.ts";

export const worstYearYear = {
  name: "worst_year.year",
  label: "Year of the worst return",
  unit: "year",
  direction: 0,
  formula: "calendar year (UTC) whose compounded return is lowest; the earliest when several are",
  source: "Definition",
  needs: "times",
  compute: (sample) => {
    const years = sample.times === null ? [] : yearlyReturns(sample.times, sample.returns);
    const worst = lowestOf(years.map((entry) => entry.value));
    return years.find((entry) => entry.value === worst)?.year ?? Number.NaN;
  },
} as const satisfies Metric;
