// Adjusted p-values for many tests at once. A missing p stays missing, yet counts as one of the tests made.

/** [p, original index] of the known values, ascending in p. */
function ascending(p: readonly number[]): (readonly [number, number])[] {
  return p
    .map((value, index) => [value, index] as const)
    .filter(([value]) => Number.isFinite(value))
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** Steps from the largest p down: adjusted_i = min over j ≥ i of factor(j) · p_j. */
function stepUp(p: readonly number[], factor: (rank: number) => number): number[] {
  const out = p.map(() => Number.NaN);
  let least = 1;
  for (const [place, [value, index]] of [...ascending(p).entries()].reverse()) {
    least = Math.min(least, factor(place + 1) * value);
    out[index] = least;
  }
  return out;
}

/** Steps from the smallest p up: adjusted_i = max over j ≤ i of factor(j) · p_j. */
function stepDown(p: readonly number[], adjust: (value: number, rank: number) => number): number[] {
  const out = p.map(() => Number.NaN);
  let most = 0;
  for (const [place, [value, index]] of ascending(p).entries()) {
    most = Math.max(most, Math.min(1, adjust(value, place + 1)));
    out[index] = most;
  }
  return out;
}

/** Share of false discoveries, for independent or positively dependent tests. Source: Benjamini and Hochberg 1995. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  return stepUp(p, (rank) => p.length / rank);
}

/** Share of false discoveries under any dependence. Source: Benjamini and Yekutieli 2001. */
export function benjaminiYekutieli(p: readonly number[]): number[] {
  const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  return stepUp(p, (rank) => (p.length / rank) * harmonic);
}

/** Chance of any false discovery, under any dependence. Source: Holm 1979. */
export function holm(p: readonly number[]): number[] {
  return stepDown(p, (value, rank) => value * (p.length - rank + 1));
}

/** Chance of any false discovery, under any dependence; never sharper than holm. */
export function bonferroni(p: readonly number[]): number[] {
  return p.map((value) => (Number.isFinite(value) ? Math.min(1, value * p.length) : Number.NaN));
}

/** Chance of any false discovery, for independent tests. Source: Šidák 1967. */
export function sidak(p: readonly number[]): number[] {
  return p.map((value) => (Number.isFinite(value) ? -Math.expm1(p.length * Math.log1p(-value)) : Number.NaN));
}

/** Holm's steps with Šidák's bound, for independent tests. */
export function holmSidak(p: readonly number[]): number[] {
  return stepDown(p, (value, rank) => -Math.expm1((p.length - rank + 1) * Math.log1p(-value)));
}

/** Chance of any false discovery, for independent or positively dependent tests. Source: Hochberg 1988. */
export function hochberg(p: readonly number[]): number[] {
  return stepUp(p, (rank) => p.length - rank + 1);
}

/**
 * Chance of any false discovery, for independent or positively dependent tests; never less sharp than hochberg.
 *
 * Source  Hommel 1988 in the adjusted form of Wright 1992
 * Cost    quadratic in the number of tests
 */
export function hommel(p: readonly number[]): number[] {
  const known = ascending(p);
  const sorted = p.map((_, i) => known[i]?.[0] ?? 1);
  const adjusted = [...sorted];
  const n = p.length;
  for (let m = n; m > 1; m--) {
    let least = Number.POSITIVE_INFINITY;
    for (let i = n - m; i < n; i++) least = Math.min(least, (m * sorted[i]!) / (i - n + m + 1));
    for (let i = 0; i < n; i++) {
      const bound = i >= n - m ? least : Math.min(m * sorted[i]!, least);
      adjusted[i] = Math.max(adjusted[i]!, bound);
    }
  }
  const out = p.map(() => Number.NaN);
  known.forEach(([, index], i) => {
    out[index] = Math.min(1, adjusted[i]!);
  });
  return out;
}
