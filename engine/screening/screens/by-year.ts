// By year: does the rank IC hold in every calendar year?
import { finiteOf, meanOf } from "#engine/core";
import { rowDate } from "../study.ts";
import { countOf, finiteOrNull, fractionUp, type Screen, screenValue } from "./screen.ts";

export const byYear: Screen = {
  name: "by_year",
  says: "Mean rank IC of each calendar year, and the share of years that carry the sign of the whole.",
  ask: (study) => {
    const daily = study.rankIc(study.options.primary);
    const years = new Map<string, number[]>();
    daily.forEach((ic, row) => {
      if (!Number.isFinite(ic)) return;
      const year = rowDate(study, row).slice(0, 4);
      const list = years.get(year);
      if (list) list.push(ic);
      else years.set(year, [ic]);
    });
    const labels = [...years.keys()].sort();
    const means = labels.map((year) => meanOf(years.get(year) ?? []));
    const sign = Math.sign(meanOf(finiteOf(daily)));
    const agreeing = means.filter((mean) => Math.sign(mean) === sign && sign !== 0).length;
    const n = labels.length;
    return {
      values: [
        screenValue(["rank_ic.years", "Calendar years measured"], countOf, { value: n, n }),
        screenValue(["rank_ic.same_sign_years", "Share of years with the sign of the whole period"], fractionUp, {
          value: n === 0 ? Number.NaN : agreeing / n,
          n,
        }),
      ],
      series: [
        {
          name: "rank_ic.by_year",
          label: "Mean rank IC by year",
          unit: "correlation",
          xLabel: "Year",
          x: labels,
          y: means.map(finiteOrNull),
        },
      ],
    };
  },
};
