// Two averages that set their own pace: Kaufman's by how straight the way was, Ehlers' by the phase of the cycle.
import { forEachCycle } from "./cycle.ts";
import { isZero } from "./smallness.ts";

const slowest = 2 / 31;
const span = 2 / 3 - slowest;

/**
 * Kaufman's adaptive average from row first + n on; it starts from the value before.
 *
 * Source  TA-Lib's KAMA: efficiency = |change over n rows| ÷ sum of |changes|, 1 where the sum is not above the (signed)
 *         change; the sum is carried along, so that flat stretches keep its rounding as published.
 */
export function adaptiveAverage(
  x: Float64Array,
  rule: { readonly n: number; readonly first: number },
  out: Float64Array,
) {
  const { n, first } = rule;
  let travelled = 0;
  for (let t = first + 1; t <= first + n && t < x.length; t++) travelled += Math.abs(x[t]! - x[t - 1]!);
  let level = x[first + n - 1]!;
  for (let t = first + n; t < x.length; t++) {
    if (t > first + n) {
      travelled -= Math.abs(x[t - n]! - x[t - n - 1]!);
      travelled += Math.abs(x[t]! - x[t - 1]!);
    }
    level = (x[t]! - level) * paceOf(x[t]! - x[t - n]!, travelled) + level;
    out[t] = level;
  }
}

/** The square of a pace between 2/31 and 2/3. */
export function paceOf(change: number, travelled: number): number {
  const efficiency = travelled <= change || isZero(travelled) ? 1 : Math.abs(change / travelled);
  const pace = efficiency * span + slowest;
  return pace * pace;
}

/** Ehlers' MAMA and its follower FAMA from row first + 32 on. */
export function mesaAverage(
  x: Float64Array,
  rule: { readonly fast: number; readonly slow: number; readonly first: number },
  out: { readonly mama: Float64Array | null; readonly fama: Float64Array | null },
): void {
  const { fast, slow, first } = rule;
  let lastPhase = 0;
  let mama = 0;
  let fama = 0;
  forEachCycle(x, { first, warmup: 12 }, (t, cycle) => {
    const phase = cycle.inPhase === 0 ? 0 : (Math.atan(cycle.quadrature / cycle.inPhase) * 180) / Math.PI;
    const turned = Math.max(lastPhase - phase, 1);
    lastPhase = phase;
    const pace = turned > 1 ? Math.max(fast / turned, slow) : fast;
    mama = pace * x[t]! + (1 - pace) * mama;
    fama = 0.5 * pace * mama + (1 - 0.5 * pace) * fama;
    if (t < first + 32) return;
    if (out.mama) out.mama[t] = mama;
    if (out.fama) out.fama[t] = fama;
  });
}

/** MAMA and FAMA at every row of a list of cycles, which ends where x does. */
export function phaseAverages(
  cycles: readonly { readonly inPhase: number; readonly quadrature: number }[],
  rule: { readonly x: readonly number[]; readonly fast: number; readonly slow: number },
): readonly (readonly [number, number])[] {
  const { x, fast, slow } = rule;
  const phases = cycles.map(({ inPhase, quadrature }) =>
    inPhase === 0 ? 0 : (Math.atan(quadrature / inPhase) * 180) / Math.PI,
  );
  const pairs: (readonly [number, number])[] = [];
  for (const [i, phase] of phases.entries()) {
    const turned = (phases[i - 1] ?? 0) - phase;
    const pace = turned > 1 ? Math.max(fast / turned, slow) : fast;
    const [lastMama, lastFama] = pairs[i - 1] ?? [0, 0];
    const mama = pace * x[x.length - cycles.length + i]! + (1 - pace) * lastMama;
    pairs.push([mama, (pace / 2) * mama + (1 - pace / 2) * lastFama]);
  }
  return pairs;
}
