// expected_shortfall.normal: mean of the bars below the normal value at risk.
import { meanOf } from "#engine/core";
import type { Metric } from "../metric.ts";
import { valueAtRiskNormal } from "./value-at-risk-normal.ts";

export const expectedShortfallNormal = {
  name: "expected_shortfall.normal",
  label: "Expected shortfall beyond the normal value at risk",
  unit: "fraction",
  direction: 1,
  formula: "mean(r where r < normal value at risk); that value itself when no bar is below it",
  source: "quantstats expected_shortfall",
  compute: (sample) => {
    const limit = valueAtRiskNormal.compute(sample);
    const beyond = sample.finite.filter((r) => r < limit);
    return beyond.length === 0 ? limit : meanOf(beyond);
  },
} as const satisfies Metric;
