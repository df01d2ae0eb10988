// What a factor adds to a pool: the gain in R² in closed form, for all candidates at once.
import type { UnitMoments } from "../statistics/moments.ts";

export interface GainPool {
  /** Gain in R² of each factor over the pool; 0 for members and for factors that the pool already spans. */
  readonly gains: () => Float64Array;
  /** Share of each factor's variance that the pool does not explain. */
  readonly shares: () => Float64Array;
  readonly add: (factor: number) => void;
  readonly members: () => readonly number[];
  /** R² of the pool so far. */
  readonly rSquared: () => number;
}

/** Below this share of its variance a factor depends on the pool. */
const spannedShare = 1e-10;

/**
 * Gain in R² of adding k to pool P: (r_k − m_kᵀ M⁻¹ r)² / (1 − m_kᵀ M⁻¹ m_k), with M the pool's correlations, m_k those of k
 * with the pool, r correlations with the return.
 *
 * Same    the difference in R² of two least-squares fits
 * Shrink  M becomes (1 − shrink) M + shrink I, for pools of many factors over few dates
 * Source  block inversion; Cholesky's factor grows by one row for each member
 * Cost    factors × members to add one; then all gains at once
 */
export function openGainPool(moments: UnitMoments, shrink = 0): GainPool {
  const { p, correlations, covariances, variance, deviationX } = moments;
  const scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  const left = deviationX.map((deviation) => (deviation > 0 ? 1 : 0));
  const pull = covariances.map((c) => c * scale);
  const factor: Float64Array[] = [];
  const members: number[] = [];
  let rSquared = 0;
  const gainOf = (k: number): number =>
    left[k]! > spannedShare && !members.includes(k) ? pull[k]! ** 2 / left[k]! : 0;
  return {
    gains: () => left.map((_, k) => gainOf(k)),
    shares: () => left.map((share, k) => (members.includes(k) ? 0 : Math.max(0, share))),
    members: () => members,
    rSquared: () => rSquared,
    add: (k) => {
      if (members.includes(k)) return;
      rSquared += gainOf(k);
      members.push(k);
      if (!(left[k]! > spannedShare)) return;
      const root = Math.sqrt(left[k]!);
      const row = new Float64Array(p);
      for (let i = 0; i < p; i++) {
        let rest = i === k ? correlations[i * p + k]! : (1 - shrink) * correlations[i * p + k]!;
        for (const earlier of factor) rest -= earlier[i]! * earlier[k]!;
        row[i] = rest / root;
      }
      const step = pull[k]! / root;
      for (let i = 0; i < p; i++) {
        left[i]! -= row[i]! ** 2;
        pull[i]! -= row[i]! * step;
      }
      factor.push(row);
    },
  };
}

/** Gain in R² of one candidate over a pool. */
export function marginalGain(moments: UnitMoments, pool: readonly number[], candidate: number): number {
  const open = openGainPool(moments);
  for (const member of pool) open.add(member);
  return open.gains()[candidate] ?? Number.NaN;
}
