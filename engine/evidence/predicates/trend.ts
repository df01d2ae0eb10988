// trend: a measured curve rises or falls by a rank test over all its points.
import type { RecordOf } from "../record.ts";
import { argOf, nameOf, type Predicate } from "./predicate.ts";

const critical = 1.959963984540054; // two-sided 5% of the normal distribution
const fewest = 8;

function trend(name: string, says: string, wanted: (z: number) => boolean, words: string): Predicate {
  return {
    name,
    version: 1,
    says,
    args: [{ name: "series", kind: "series", takes: "one", says: "The measured curve." }],
    metrics: [],
    decide: (args, index) => {
      const series = argOf<"series">(args, "series");
      const { z, n } = mannKendall(series.body.y);
      const what = `${series.body.label} of ${nameOf(series.body.subject, index)}`;
      const where = `over ${n} points (${series.body.scope.split}, rank test)`;
      const course = z > critical ? "rises" : z < -critical ? "falls" : "shows no trend";
      return {
        truth: n < fewest ? "undecidable" : wanted(z) ? "true" : "false",
        yes: `${what} ${words === "" ? course : words} ${where}`,
        no: `${what} ${words === "" ? course : `does not ${words.replace("rises", "rise").replace("falls", "fall")}`} ${where}`,
        open: `the trend of ${what} is not decidable ${where}`,
        reads: [series.id],
      };
    },
  };
}

/** z of the Mann–Kendall test, with the tie correction. Source: Kendall 1975; gaps are left out. */
export function mannKendall(y: RecordOf<"series">["body"]["y"]): { readonly z: number; readonly n: number } {
  const values = y.filter((value) => value !== null);
  const n = values.length;
  let s = 0;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) s += Math.sign((values[j] ?? 0) - (values[i] ?? 0));
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ties = [...counts.values()].reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0);
  const variance = (n * (n - 1) * (2 * n + 5) - ties) / 18;
  return { z: variance > 0 ? (s - Math.sign(s)) / Math.sqrt(variance) : 0, n };
}

export const trendAny = trend(
  "trend",
  "The curve rises or falls; the direction is printed.",
  (z) => Math.abs(z) > critical,
  "",
);
export const trendRising = trend("trend-rising", "The curve rises.", (z) => z > critical, "rises");
export const trendFalling = trend("trend-falling", "The curve falls.", (z) => z < -critical, "falls");
