// What a quality check is and what a report holds. A check reads bars and changes nothing.
import type { Named } from "#engine/core";
import type { QualityFinding } from "./finding.ts";
import type { BarsView } from "./view.ts";

export interface QualityCheck extends Named {
  readonly says: string;
  readonly run: (view: BarsView) => readonly QualityFinding[];
}

export interface QualityReport {
  readonly market: string;
  readonly simulated: boolean;
  readonly frequency: string;
  readonly symbols: number;
  /** Bars that exist: cells with a close, or with any field where the market has no close. */
  readonly bars: number;
  readonly first: number | null;
  readonly last: number | null;
  /** Warnings first, then by code. */
  readonly findings: readonly QualityFinding[];
}
