// Regressions that gain and lose one factor at a time, by the sweep operator.
import type { UnitMoments } from "../statistics/moments.ts";

export interface SweptModel {
  /** Share of the return's variance that is left. */
  readonly left: () => number;
  readonly has: (factor: number) => boolean;
  /** Fall of `left` when a factor comes in, rise when it goes; NaN where a factor depends on the model. */
  readonly change: (factor: number) => number;
  /** Takes a factor in, or out when it is in. */
  readonly toggle: (factor: number) => void;
  /** Coefficient of the standardised factor, in deviations of the return. */
  readonly weight: (factor: number) => number;
}

/** Below this share of its variance a factor depends on the model. */
const spannedShare = 1e-9;

/** Source: Beaton 1964; Goodnight 1979. Cost: factors² for each step. */
export function openModel({ p, correlations, covariances, variance, deviationX }: UnitMoments): SweptModel {
  const size = p + 1;
  const s = new Float64Array(size * size);
  const scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) s[i * size + j] = correlations[i * p + j]!;
    s[i * size + p] = covariances[i]! * scale;
    s[p * size + i] = covariances[i]! * scale;
  }
  s[p * size + p] = variance > 0 ? 1 : 0;
  const inside = new Uint8Array(p);
  const sweep = (k: number): void => {
    const sign = inside[k] === 1 ? -1 : 1;
    const pivot = s[k * size + k]!;
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      const part = s[i * size + k]! / pivot;
      if (part === 0) continue;
      for (let j = 0; j < size; j++) if (j !== k) s[i * size + j]! -= part * s[k * size + j]!;
    }
    for (let i = 0; i < size; i++) {
      if (i === k) continue;
      s[i * size + k]! *= sign / pivot;
      s[k * size + i]! *= sign / pivot;
    }
    s[k * size + k] = -1 / pivot;
  };
  return {
    left: () => Math.max(0, s[p * size + p]!),
    has: (k) => inside[k] === 1,
    change: (k) => {
      const pivot = Math.abs(s[k * size + k]!);
      if (deviationX[k] === 0 || (inside[k] === 0 && !(s[k * size + k]! > spannedShare))) return Number.NaN;
      return s[k * size + p]! ** 2 / pivot;
    },
    toggle: (k) => {
      sweep(k);
      inside[k] = inside[k] === 1 ? 0 : 1;
    },
    weight: (k) => (inside[k] === 1 ? s[k * size + p]! : 0),
  };
}
