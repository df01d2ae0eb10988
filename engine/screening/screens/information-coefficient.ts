// Information coefficient: is the value itself, not only its rank, tied to the return that follows?
import { deviationOf, finiteOf, meanOf } from "#engine/core";
import { dailyIc } from "../correlation.ts";
import { neweyWestLags, neweyWestT } from "../newey-west.ts";
import { correlationUp, pDown, ratioUp, type Screen, screenValue, tUp } from "./screen.ts";

export const informationCoefficient: Screen = {
  name: "information_coefficient",
  says: "Pearson correlation of value and forward return per date: mean, ratio to its deviation, Newey–West t.",
  ask: (study) => {
    const labels = study.labels(study.options.primary);
    const daily = finiteOf(dailyIc(study.factor, labels, { minPairs: study.minPairs }));
    const n = daily.length;
    const test = neweyWestT(daily, Math.max(neweyWestLags(n), study.overlap));
    return {
      values: [
        screenValue(["ic.mean", "Mean IC"], correlationUp, { value: meanOf(daily), n }),
        screenValue(
          ["ic.std", "Deviation of the IC"],
          { ...correlationUp, direction: -1 },
          { value: deviationOf(daily), n },
        ),
        screenValue(["ic.ir", "IC information ratio"], ratioUp, { value: meanOf(daily) / deviationOf(daily), n }),
        screenValue(["ic.t", "t statistic of the IC"], tUp, { value: test.t, n }),
        screenValue(["ic.p", "p-value of the IC"], pDown, { value: test.p, n }),
      ],
      series: [],
    };
  },
};
