// Rank autocorrelation: how much of today's ranking was already there a bar ago?
import { finiteOf, meanOf } from "#engine/core";
import { rankAutocorrelation } from "../membership.ts";
import { correlationUp, type Screen, screenValue } from "./screen.ts";

export const rankPersistence: Screen = {
  name: "rank_autocorrelation",
  says: "Mean correlation of each date's ranks with the ranks one bar earlier; high means slow and cheap to follow.",
  ask: (study) => {
    const daily = finiteOf(rankAutocorrelation(study.factor, 1));
    const measured = { value: meanOf(daily), n: daily.length };
    return {
      values: [screenValue(["rank_autocorrelation", "Rank autocorrelation, one bar"], correlationUp, measured)],
      series: [],
    };
  },
};
