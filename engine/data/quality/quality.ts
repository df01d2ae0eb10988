// What a quality check is and what it finds. A check reads bars and changes nothing.
import type { Named } from "#engine/core";
import type { BarsView } from "./view.ts";

export type QualitySeverity = "info" | "warning";

export interface QualityExample {
  readonly symbol: string | null;
  /** Bar-open time, ms UTC; null when the finding is not about one bar. */
  readonly ts: number | null;
  readonly values: Readonly<Record<string, number | string | null>>;
}

/** One thing that was found: how often, and up to five examples. */
export interface QualityFinding {
  readonly code: string;
  readonly severity: QualitySeverity;
  readonly says: string;
  /** Bars, symbols or fields, as `says` puts it. */
  readonly count: number;
  readonly examples: readonly QualityExample[];
}

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

/** Gathers the cases of one finding. */
export interface Cases {
  readonly add: (example: () => QualityExample) => void;
  /** One finding, or none when nothing was added. */
  readonly finding: (head: Omit<QualityFinding, "count" | "examples">) => readonly QualityFinding[];
}

export function openCases(): Cases {
  const examples: QualityExample[] = [];
  let count = 0;
  const add = (example: () => QualityExample): void => {
    count++;
    if (examples.length < 5) examples.push(example());
  };
  return { add, finding: (head) => (count === 0 ? [] : [{ ...head, count, examples }]) };
}
