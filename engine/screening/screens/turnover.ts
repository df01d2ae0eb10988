// Turnover: how many names of the top quantile are new each bar?
import { finiteOf, meanOf } from "#engine/core";
import { bucketTurnover } from "../membership.ts";
import { type Screen, screenValue } from "./screen.ts";

export const turnover: Screen = {
  name: "turnover",
  says: "Mean share of the top quantile's names that were not in it one bar earlier.",
  ask: (study) => {
    const daily = finiteOf(bucketTurnover(study.buckets, study.buckets.count, 1));
    const measured = { value: meanOf(daily), n: daily.length };
    const kind = { unit: "fraction", direction: -1 } as const;
    return {
      values: [screenValue(["turnover.top_quantile", "Turnover of the top quantile per bar"], kind, measured)],
      series: [],
    };
  },
};
