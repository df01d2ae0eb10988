// The side that a test looks at, and p-values of normal and Student t statistics on that side.
import { normalCdf, studentTCdf } from "#engine/core";

/** What holds if the null hypothesis does not: any difference, a smaller one, or a greater one. */
export const alternatives = ["greater", "less", "two-sided"] as const;
export type Alternative = (typeof alternatives)[number];

export interface SampleTest {
  readonly statistic: number;
  readonly p: number;
}

export interface SidedOptions {
  /** Default "two-sided". */
  readonly alternative?: Alternative | undefined;
}

export function normalP(z: number, alternative: Alternative = "two-sided"): number {
  if (alternative === "less") return normalCdf(z);
  return alternative === "greater" ? normalCdf(-z) : 2 * normalCdf(-Math.abs(z));
}

/** NaN without degrees of freedom. */
export function studentP(t: number, df: number, alternative: Alternative = "two-sided"): number {
  if (Number.isNaN(t) || !(df > 0)) return Number.NaN;
  if (alternative === "two-sided") return 2 * lowerTail(-Math.abs(t), df);
  return lowerTail(alternative === "less" ? t : -t, df);
}

function lowerTail(t: number, df: number): number {
  return Number.isFinite(t) ? studentTCdf(t, df) : Number(t > 0);
}
