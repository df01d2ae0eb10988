// Retention: the best of a pool, without two that are nearly the same.
import type { Trial } from "./trial.ts";

export interface RetainOptions<T> {
  readonly count: number;
  /** Likeness of two trials, for example the absolute correlation of their returns. */
  readonly likeness?: ((a: T, b: T) => number) | undefined;
  /** A trial at least this like a better one is passed over. Default 1. */
  readonly mostLike?: number | undefined;
}

/** Best scores first; equal scores in order of id, so that no order of arrival shows. Trials without a score never stay. */
export function retainTop<T extends Trial>(trials: readonly T[], options: RetainOptions<T>): T[] {
  const { count, likeness, mostLike = 1 } = options;
  const ranked = trials
    .filter((trial) => trial.score !== null && Number.isFinite(trial.score))
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0) || (a.id < b.id ? -1 : 1));
  const kept: T[] = [];
  for (const trial of ranked) {
    if (kept.length >= count) break;
    if (likeness && kept.some((better) => likeness(better, trial) >= mostLike)) continue;
    kept.push(trial);
  }
  return kept;
}
