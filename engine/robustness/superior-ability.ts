// Is the best of many models better than the benchmark? White's reality check, Hansen's SPA, and StepM.
import { meanOf, QraftError, quantileOf, type Series } from "#engine/core";

export interface SuperiorAbilityOptions {
  /** Row indices of every bootstrap draw, each as long as the sample. */
  readonly draws: readonly ArrayLike<number>[];
  /** Mean block length of the stationary bootstrap, for the variance estimate. */
  readonly block: number;
  /** Divide each model by its own deviation, as Hansen does. Default false, as White does. */
  readonly studentise?: boolean | undefined;
}

/** lower: every losing model drops out · consistent: only hopeless ones do · upper: all count fully (White's reality check). */
export interface ByRecentring {
  readonly lower: number;
  readonly consistent: number;
  readonly upper: number;
}

export interface SuperiorAbility {
  /** Largest √n · mean (over its deviation when studentised), never below 0. */
  readonly statistic: number;
  readonly p: ByRecentring;
  /** Mean that the luckiest model exceeds with a chance of 5 %, in the unit of the differences (in deviations over √n when studentised). */
  readonly critical: ByRecentring;
  /** Long-run variance of each model's difference. */
  readonly variances: readonly number[];
  /** Models that the consistent recentring keeps. */
  readonly kept: readonly boolean[];
}

interface Prepared {
  readonly n: number;
  /** Mean difference of each model, over its deviation when studentised. */
  readonly means: readonly number[];
  readonly variances: readonly number[];
  readonly kept: readonly boolean[];
  /** resampled[draw][model], scaled like the means. */
  readonly resampled: readonly Float64Array[];
}

/**
 * Long-run variance under the stationary bootstrap.
 *
 * Source  Hansen 2005, from Politis and Romano 1994
 */
export function stationaryVariance(differences: Series, block: number): number {
  const n = differences.length;
  const mean = meanOf(differences);
  const restart = 1 / block;
  let total = 0;
  for (let lag = 0; lag < n; lag++) {
    let product = 0;
    for (let i = lag; i < n; i++) product += (differences[i]! - mean) * (differences[i - lag]! - mean);
    const weight = ((n - lag) / n) * (1 - restart) ** lag + (lag / n) * (1 - restart) ** (n - lag);
    total += (lag === 0 ? 1 : 2 * weight) * (product / n);
  }
  return total;
}

function prepare(differences: readonly Series[], options: SuperiorAbilityOptions): Prepared {
  const n = differences[0]?.length ?? 0;
  if (differences.length === 0 || n < 3 || differences.some((d) => d.length !== n)) {
    throw new QraftError(
      "bad-differences",
      `${differences.length} models do not form a matrix.`,
      "Give models of equal length.",
    );
  }
  const variances = differences.map((d) => stationaryVariance(d, options.block));
  const scales = variances.map((variance) => (options.studentise ? Math.sqrt(variance) : 1));
  const raw = differences.map(meanOf);
  const slack = 2 * Math.log(Math.log(n));
  const kept = raw.map((mean, k) => mean >= -Math.sqrt((variances[k]! / n) * slack));
  const resampled = options.draws.map((rows) =>
    Float64Array.from(differences, (d, k) => {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += d[rows[i]!]!;
      return sum / n / scales[k]!;
    }),
  );
  return { n, means: raw.map((mean, k) => mean / scales[k]!), variances, kept, resampled };
}

/** Largest recentred mean of every draw over the given models. */
function luckiest(prepared: Prepared, centre: (model: number) => number, models: readonly number[]): number[] {
  return prepared.resampled.map((draw) =>
    models.reduce((most, k) => Math.max(most, draw[k]! - centre(k)), Number.NEGATIVE_INFINITY),
  );
}

function centresOf({ means, kept }: Prepared): Record<keyof ByRecentring, (model: number) => number> {
  return {
    lower: (k) => Math.max(means[k]!, 0),
    consistent: (k) => (kept[k] ? means[k]! : 0),
    upper: (k) => means[k]!,
  };
}

/**
 * Tests whether the best mean difference is more than luck among as many models.
 *
 * Shape   differences[model][bars], model less benchmark, positive is better
 * Source  White 2000, Hansen 2005. The upper p-value without studentising is White's reality check
 */
export function superiorAbility(differences: readonly Series[], options: SuperiorAbilityOptions): SuperiorAbility {
  const prepared = prepare(differences, options);
  const models = [...differences.keys()];
  const best = Math.max(...prepared.means);
  const centres = centresOf(prepared);
  const by = (measure: (simulated: readonly number[]) => number): ByRecentring => ({
    lower: measure(luckiest(prepared, centres.lower, models)),
    consistent: measure(luckiest(prepared, centres.consistent, models)),
    upper: measure(luckiest(prepared, centres.upper, models)),
  });
  return {
    statistic: Math.max(0, best * Math.sqrt(prepared.n)),
    p: by((simulated) => simulated.filter((x) => x > best).length / simulated.length),
    critical: by((simulated) => quantileOf(simulated, 0.95)),
    variances: prepared.variances,
    kept: prepared.kept,
  };
}

/** White's reality check: the p-value for the best of the models. */
export function realityCheck(differences: readonly Series[], options: SuperiorAbilityOptions): number {
  return superiorAbility(differences, { ...options, studentise: false }).p.upper;
}

/**
 * Models that are better than the benchmark, step by step: winners leave and the rest are tested again.
 *
 * Source  Romano and Wolf 2005, on the consistent recentring
 */
export function superiorModels(
  differences: readonly Series[],
  options: SuperiorAbilityOptions & { readonly size: number },
): number[] {
  const prepared = prepare(differences, options);
  const centre = centresOf(prepared).consistent;
  let left = [...differences.keys()];
  const winners: number[] = [];
  while (left.length > 0) {
    const bound = quantileOf(luckiest(prepared, centre, left), 1 - options.size);
    const better = left.filter((k) => prepared.means[k]! > bound);
    if (better.length === 0) break;
    winners.push(...better);
    left = left.filter((k) => !better.includes(k));
  }
  return winners.sort((a, b) => a - b);
}
