// Which kind of work comes next: linear Thompson sampling on validation gain per trial spent.
import type { Random } from "#engine/core";

export const arms = ["new-idea", "tune", "mutate", "cheapen", "combine", "generate"] as const;
export type Arm = (typeof arms)[number];
/** Work that a researcher is asked for; the generator does the rest. */
export type ResearchArm = Exclude<Arm, "generate">;

/** Posterior of one arm: precision P (row-major) and b, so that the mean is P⁻¹ b. */
export interface ArmState {
  readonly precision: readonly number[];
  readonly b: readonly number[];
}

export interface BanditState {
  readonly dimension: number;
  readonly arms: Readonly<Record<Arm, ArmState>>;
}

const noiseVariance = 0.25;
const forgetting = 0.98;

/** Prior variance one on standardised context. */
export function newBandit(dimension: number): BanditState {
  const prior: ArmState = {
    precision: Array.from({ length: dimension * dimension }, (_, i) => (i % (dimension + 1) === 0 ? 1 : 0)),
    b: Array.from({ length: dimension }, () => 0),
  };
  const all = { "new-idea": prior, tune: prior, mutate: prior, cheapen: prior, combine: prior, generate: prior };
  return { dimension, arms: all };
}

/**
 * Updates one arm with the context seen before the action and the reward after it.
 *
 * Source  Bayesian linear regression: P ← γP + (1−γ)I + x xᵀ/σ², b ← γb + x r/σ², mean = P⁻¹ b with the new P and the new b
 */
export function rewardArm(
  state: BanditState,
  arm: Arm,
  outcome: { readonly context: readonly number[]; readonly reward: number },
  gamma = forgetting,
): BanditState {
  const { dimension } = state;
  const { context, reward } = outcome;
  const old = state.arms[arm];
  const precision = old.precision.map((value, i) => {
    const row = Math.floor(i / dimension);
    const column = i % dimension;
    const prior = row === column ? 1 - gamma : 0;
    return gamma * value + prior + ((context[row] ?? 0) * (context[column] ?? 0)) / noiseVariance;
  });
  const b = old.b.map((value, i) => gamma * value + ((context[i] ?? 0) * reward) / noiseVariance);
  return { dimension, arms: { ...state.arms, [arm]: { precision, b } } };
}

/** Posterior mean of an arm's weights. */
export function posteriorMean(arm: ArmState, dimension: number): number[] {
  return solveWithFactor(cholesky(arm.precision, dimension), arm.b, dimension);
}

/** Draws weights for each allowed arm and takes the arm with the largest predicted reward. */
export function chooseArm(
  state: BanditState,
  allowed: readonly Arm[],
  draw: { readonly context: readonly number[]; readonly random: Random },
): Arm {
  let best: Arm = allowed[0] ?? "new-idea";
  let bestValue = Number.NEGATIVE_INFINITY;
  for (const arm of allowed) {
    const weights = sampleWeights(state.arms[arm], state.dimension, draw.random);
    const value = weights.reduce((sum, weight, i) => sum + weight * (draw.context[i] ?? 0), 0);
    if (value > bestValue) {
      best = arm;
      bestValue = value;
    }
  }
  return best;
}

/** mean + L⁻ᵀ z, which has covariance P⁻¹ when P = L Lᵀ. */
function sampleWeights(arm: ArmState, dimension: number, random: Random): number[] {
  const factor = cholesky(arm.precision, dimension);
  const mean = solveWithFactor(factor, arm.b, dimension);
  const z = Array.from({ length: dimension }, () => random.normal());
  const shift = backSubstitute(factor, z, dimension);
  return mean.map((value, i) => value + (shift[i] ?? 0));
}

function cholesky(matrix: readonly number[], n: number): Float64Array {
  const lower = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= lower[i * n + k]! * lower[j * n + k]!;
      lower[i * n + j] = i === j ? Math.sqrt(sum) : sum / lower[j * n + j]!;
    }
  }
  return lower;
}

function solveWithFactor(lower: Float64Array, b: readonly number[], n: number): number[] {
  const forward = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= lower[i * n + k]! * forward[k]!;
    forward[i] = sum / lower[i * n + i]!;
  }
  return backSubstitute(lower, [...forward], n);
}

function backSubstitute(lower: Float64Array, y: readonly number[], n: number): number[] {
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = y[i]!;
    for (let k = i + 1; k < n; k++) sum -= lower[k * n + i]! * x[k]!;
    x[i] = sum / lower[i * n + i]!;
  }
  return x;
}
