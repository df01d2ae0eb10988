// A row without its exposures, written out: the definition behind the regressions across symbols.
import { sumOf } from "#engine/core";
import { collinearRowShare, flatRowShare } from "#engine/panel";

export interface RowRegression {
  readonly exposures: readonly Float64Array[];
  readonly weights?: Float64Array | undefined;
  readonly codes?: Int32Array | undefined;
  readonly part: "residual" | "fitted";
}

/** Weighted least squares of a row on exposures and one dummy per group, by Gram–Schmidt on columns without their group means. */
export function regressionOf(row: Float64Array, rule: RowRegression): Float64Array {
  const { exposures, part } = rule;
  const weightOf = (s: number): number => (rule.weights ? rule.weights[s]! : 1);
  const groupOf = (s: number): number => (rule.codes ? rule.codes[s]! : 0);
  const places = [...row.keys()].filter(
    (s) => [row, ...exposures].every((values) => Number.isFinite(values[s]!)) && weightOf(s) > 0 && groupOf(s) >= 0,
  );
  const blank = row.map(() => Number.NaN);
  if (places.length <= exposures.length + new Set(places.map(groupOf)).size) return blank;
  const root = places.map((s) => Math.sqrt(weightOf(s)));
  /** Distances from the weighted group means, times the roots of the weights. */
  const centred = (values: Float64Array): readonly number[] =>
    places.map((s, i) => {
      const mates = places.filter((other) => groupOf(other) === groupOf(s));
      const level = values[mates[0]!]!;
      const total = sumOf(mates.map(weightOf));
      const shift = sumOf(mates.map((other) => weightOf(other) * (values[other]! - level))) / total;
      return root[i]! * (values[s]! - level - shift);
    });
  const bases: (readonly number[])[] = [];
  for (const exposure of exposures) {
    const largest = Math.max(...places.map((s, i) => Math.abs(exposure[s]!) * root[i]!));
    const whole = centred(exposure).map((x) => x / largest);
    const left = without(whole, bases);
    const rounding = flatRowShare * Math.sqrt(places.length);
    if (lengthOf(left) > collinearRowShare * lengthOf(whole) && lengthOf(left) > rounding) bases.push(left);
  }
  const left = without(centred(row), bases);
  for (const [i, s] of places.entries()) {
    const rest = left[i]! / root[i]!;
    blank[s] = part === "residual" ? rest : row[s]! - rest;
  }
  return blank;
}

/** What is left after the projections on orthogonal vectors; twice, since the first time leaves rounding. */
function without(values: readonly number[], bases: readonly (readonly number[])[]): readonly number[] {
  return [...bases, ...bases].reduce((left, basis) => {
    const share = dot(left, basis) / dot(basis, basis);
    return left.map((x, i) => x - share * basis[i]!);
  }, values);
}

/** What is left of a row after the projection on a vector, group by group; by date when there are no codes. */
export function projectionOf(
  row: Float64Array,
  rule: Omit<RowRegression, "exposures" | "weights"> & { readonly onto: Float64Array },
): Float64Array {
  const { codes, onto, part } = rule;
  const present = [...row.keys()].filter(
    (s) => Number.isFinite(row[s]!) && Number.isFinite(onto[s]!) && (!codes || codes[s]! >= 0),
  );
  return row.map((x, s) => {
    if (!present.includes(s)) return Number.NaN;
    const mates = present.filter((other) => !codes || codes[other] === codes[s]);
    const largest = Math.max(...mates.map((other) => Math.abs(onto[other]!)));
    if (largest === 0) return part === "residual" ? x : 0;
    const vector = mates.map((other) => onto[other]! / largest);
    const left = without(
      mates.map((other) => row[other]!),
      [vector],
    );
    return part === "residual" ? left[mates.indexOf(s)]! : x - left[mates.indexOf(s)]!;
  });
}

function lengthOf(values: readonly number[]): number {
  return Math.sqrt(dot(values, values));
}

function dot(a: readonly number[], b: readonly number[]): number {
  return sumOf(a.map((x, i) => x * b[i]!));
}
