// Coverage: for how much of the market is there a value, and a return to hold it against?
import { meanOf } from "#engine/core";
import { crossSections } from "../cross-sections.ts";
import { countOf, fractionUp, type Screen, screenValue } from "./screen.ts";

export const coverage: Screen = {
  name: "coverage",
  says: "Share of priced symbols with a value, share of values with a forward return, dates used and left out.",
  ask: (study) => {
    const { panel, options, factor, minPairs } = study;
    const prices = panel.fields.get(options.entry === "close" ? "close" : "open") ?? new Float64Array();
    const priced = crossSections(prices, panel.times.length, options).values;
    const labels = study.labels(options.primary).values;
    const shares: number[] = [];
    let values = 0;
    let labelled = 0;
    let used = 0;
    for (let row = 0; row < factor.rows; row++) {
      let quoted = 0;
      let known = 0;
      let pairs = 0;
      for (let i = row * factor.width; i < (row + 1) * factor.width; i++) {
        const has = !Number.isNaN(factor.values[i]!);
        if (!Number.isNaN(priced[i]!)) {
          quoted++;
          if (has) known++;
        }
        if (has) values++;
        if (has && !Number.isNaN(labels[i]!)) pairs++;
      }
      if (quoted > 0) shares.push(known / quoted);
      labelled += pairs;
      if (pairs >= minPairs) used++;
    }
    const share = { value: meanOf(shares), n: shares.length };
    return {
      values: [
        screenValue(["coverage", "Share of priced symbols with a value"], fractionUp, share),
        screenValue(["coverage.labels", "Share of values with a forward return"], fractionUp, {
          value: values === 0 ? Number.NaN : labelled / values,
          n: values,
        }),
        screenValue(["dates.used", "Dates with enough pairs"], countOf, { value: used, n: factor.rows }),
        screenValue(["dates.left_out", "Dates left out for too few pairs"], countOf, {
          value: factor.rows - used,
          n: factor.rows,
        }),
      ],
      series: [],
    };
  },
};
