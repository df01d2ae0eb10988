// The face of data quality: every check, and the one call that runs them.
import type { Bars } from "../bar.ts";
import { runChecks } from "./check-quality.ts";
import { duplicatedSeries } from "./duplicated-series.ts";
import { gaps } from "./gaps.ts";
import { lookAhead } from "./look-ahead.ts";
import { ohlcFaults } from "./ohlc-faults.ts";
import { outliers } from "./outliers.ts";
import type { QualityCheck, QualityReport } from "./quality.ts";
import { shortHistories } from "./short-histories.ts";
import { stalePrices } from "./stale-prices.ts";
import { survivorship } from "./survivorship.ts";
import { zeroVolume } from "./zero-volume.ts";

export type { QualityExample, QualityFinding, QualitySeverity } from "./finding.ts";
export type { QualityCheck, QualityReport } from "./quality.ts";

/** Every check, in order of name. */
export const qualityChecks = [
  duplicatedSeries,
  gaps,
  lookAhead,
  ohlcFaults,
  outliers,
  shortHistories,
  stalePrices,
  survivorship,
  zeroVolume,
] as const satisfies readonly QualityCheck[];

/** Checks bars and reports what was found; nothing is changed. */
export function checkQuality(bars: Bars): QualityReport {
  return runChecks(bars, qualityChecks);
}
