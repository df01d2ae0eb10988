// One finding of a quality check, and the gathering of its cases.

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
