// Rank information coefficient: does the factor rank the returns that follow?
import { deviationOf, finiteOf, meanOf } from "#engine/core";
import { neweyWestLags, neweyWestT } from "../newey-west.ts";
import { rowDate } from "../study.ts";
import { correlationUp, fractionUp, pDown, ratioUp, type Screen, screenValue, tUp } from "./screen.ts";

export const rankInformationCoefficient: Screen = {
  name: "rank_information_coefficient",
  says: "Spearman correlation of value and forward return per date: mean, ratio to its deviation, Newey–West t and p.",
  ask: (study) => {
    const all = study.rankIc(study.options.primary);
    const rows = [...all.keys()].filter((row) => Number.isFinite(all[row]!));
    const daily = finiteOf(all);
    const n = daily.length;
    const mean = meanOf(daily);
    const test = neweyWestT(daily, Math.max(neweyWestLags(n), study.overlap));
    const positive = daily.filter((ic) => ic > 0).length / n;
    const down = { ...correlationUp, direction: -1 } as const;
    let sum = 0;
    return {
      values: [
        screenValue(["rank_ic.mean", "Mean rank IC"], correlationUp, { value: mean, n }),
        screenValue(["rank_ic.std", "Deviation of the rank IC"], down, { value: deviationOf(daily), n }),
        screenValue(["rank_ic.ir", "Rank IC information ratio"], ratioUp, { value: mean / deviationOf(daily), n }),
        screenValue(["rank_ic.t", "t statistic of the rank IC"], tUp, { value: test.t, n }),
        screenValue(["rank_ic.p", "p-value of the rank IC"], pDown, { value: test.p, n }),
        screenValue(["rank_ic.positive_share", "Share of dates with a positive rank IC"], fractionUp, {
          value: positive,
          n,
        }),
      ],
      series: [
        {
          name: "rank_ic.cumulative",
          label: "Cumulative rank IC",
          unit: "correlation",
          xLabel: "Date",
          x: rows.map((row) => rowDate(study, row)),
          y: Array.from(daily, (ic) => (sum += ic)),
        },
      ],
    };
  },
};
