// Hit rate: had the sign been learned from the past alone, on how many dates would it have been right?
import { fractionUp, type Screen, screenValue } from "./screen.ts";

/** Dates whose rank IC must be known before the first call is made. */
const burnIn = 60;

export const hitRate: Screen = {
  name: "hit_rate",
  says: "Share of dates whose rank IC has the sign of the mean of all rank ICs known by then.",
  ask: (study) => {
    const { primary, entry } = study.options;
    const delay = primary + (entry === "next-open" ? 1 : 0);
    const rate = outOfSampleHits(study.rankIc(primary), delay, burnIn);
    return {
      values: [screenValue(["hit_rate.out_of_sample", "Out-of-sample hit rate of the sign"], fractionUp, rate)],
      series: [],
    };
  },
};

/**
 * Calls each date's sign from what was known: the rank IC of row t is known once its exit is, at row t + delay.
 *
 * NaN     no date could be called; a mean or an IC of exactly zero makes no call
 */
export function outOfSampleHits(daily: Float64Array, delay: number, least: number): { value: number; n: number } {
  let sum = 0;
  let seen = 0;
  let calls = 0;
  let hits = 0;
  for (let t = 0; t < daily.length; t++) {
    const learned = t >= delay ? daily[t - delay]! : Number.NaN;
    if (Number.isFinite(learned)) {
      sum += learned;
      seen++;
    }
    const ic = daily[t]!;
    if (seen < least || !Number.isFinite(ic) || ic === 0 || sum === 0) continue;
    calls++;
    if (Math.sign(ic) === Math.sign(sum)) hits++;
  }
  return { value: calls === 0 ? Number.NaN : hits / calls, n: calls };
}
