// Calls of operators for tests: shapes, complete parameters, seeded columns with every nuisance, and comparisons.
import { expect } from "vitest";
import { seededRandom } from "../../engine/core/index.ts";
import type { Groups } from "../../engine/data/index.ts";
import { type CallShape, completeParams, numericParams, type Operator } from "../../engine/factors/operator.ts";

export function shapeOf(
  size: { readonly symbols: number; readonly times: number },
  groups: readonly (readonly number[])[] = [],
): CallShape {
  const made = groups.map((codes): Groups => ({ codes: Int32Array.from(codes), labels: ["a", "b", "c", "d"] }));
  return { ...size, groups: made, stamps: workingDays(size.times) };
}

/** Midnights of working days, ms UTC, from Monday 4 March 2024 on: weeks, a quarter's end and weekends on month ends. */
function workingDays(count: number): Float64Array {
  const monday = Date.UTC(2024, 2, 4);
  return Float64Array.from({ length: count }, (_, t) => monday + (7 * Math.floor(t / 5) + (t % 5)) * 86_400_000);
}

export function complete(operator: Operator, given: readonly number[]): readonly number[] {
  const result = completeParams(operator, given);
  if ("problem" in result) throw new Error(result.problem);
  return result.params;
}

/** Operators whose parameters show in longer windows only. */
const longer: Readonly<Record<string, number>> = { tsf_augmented_dickey_fuller: 12 };

/** A window in which every parameter of an operator can show. */
export function windowToTell(operator: Operator): number {
  return longer[operator.name] ?? 5;
}

/** Parameters of the right kind for an operator: small windows, the example's numbers, no larger than the window allows. */
export function someParams(
  operator: Operator,
  draw: { readonly window: number; readonly least: number },
): readonly number[] {
  const wanted = numericParams(operator);
  const first = wanted[0];
  const given = [...operator.example.params];
  if (first?.kind === "window" && first.min !== undefined) given[0] = Math.max(first.min, draw.window);
  for (const [at, param] of wanted.entries()) {
    const bound = wanted.findIndex(({ name }) => name === (param.atMost ?? param.defaultFrom));
    if (given[at] !== undefined && bound >= 0)
      given[at] = Math.min(given[at], given[bound] ?? Number.POSITIVE_INFINITY);
  }
  const params = [...complete(operator, given)];
  if (wanted.at(-1)?.name === "min_periods")
    params[params.length - 1] = Math.min(draw.least, Math.floor(params[0] ?? 1));
  return params;
}

export const nuisances = ["plain", "gaps", "ties", "constant", "offset", "infinite", "tiny", "spike", "steps"] as const;
export type Nuisance = (typeof nuisances)[number];

/** Columns of symbols × times values with one kind of nuisance in them. */
export function nuisanceColumn(
  kind: Nuisance,
  size: { readonly symbols: number; readonly times: number },
  seed: number,
): Float64Array {
  const random = seededRandom(`${kind}/${seed}`);
  let level = 0;
  return Float64Array.from({ length: size.symbols * size.times }, () => {
    const z = random.normal();
    const u = random.next();
    switch (kind) {
      case "plain":
        return z;
      case "gaps":
        return u < 0.25 ? Number.NaN : z;
      case "ties":
        return u < 0.1 ? Number.NaN : Math.round(z);
      case "constant":
        return u < 0.05 ? z : 5;
      case "offset":
        return 1e9 + z;
      case "infinite":
        return u < 0.1 ? Number.POSITIVE_INFINITY : u < 0.2 ? Number.NEGATIVE_INFINITY : z;
      case "tiny":
        return z * 1e-9;
      case "spike":
        return u < 0.05 ? z * 1e12 : z;
      case "steps":
        level = u < 0.1 ? Math.round(z * 100) : level;
        return level;
    }
  });
}

/** A fresh shape with one group column for every group parameter; code −1 now and then. */
export function nuisanceShape(
  operator: Operator,
  size: { readonly symbols: number; readonly times: number },
): CallShape {
  const wanted = operator.params.filter((param) => param.kind === "group").length;
  const random = seededRandom(`groups/${size.symbols}`);
  const codes = Array.from({ length: size.symbols }, () => (random.next() < 0.1 ? -1 : random.below(3)));
  const column = codes.flatMap((code) => Array.from({ length: size.times }, () => code));
  return shapeOf(
    size,
    Array.from({ length: wanted }, () => column),
  );
}

/** The same values in every cell; NaN is NaN, and −0 is not 0. */
export function expectSame(actual: ArrayLike<number>, wanted: ArrayLike<number>): void {
  const same = (x: number, i: number): boolean => Object.is(x, wanted[i]);
  if (actual.length !== wanted.length || !Array.from(actual).every(same))
    expect(Array.from(actual)).toEqual(Array.from(wanted));
}

/** Compares with NaN pattern; the tolerance is relative to the larger of the value and `scale`. */
export function expectClose(
  actual: ArrayLike<number>,
  wanted: ArrayLike<number>,
  what: string,
  tolerance: { readonly relative: number; readonly absolute: number } = { relative: 1e-12, absolute: 1e-12 },
): void {
  expect(actual.length, what).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const a = actual[i] ?? Number.NaN;
    const b = wanted[i] ?? Number.NaN;
    const close = Number.isNaN(a)
      ? Number.isNaN(b)
      : Math.abs(a - b) <= tolerance.absolute + tolerance.relative * Math.abs(b);
    if (!close) expect.fail(`${what}: cell ${i} is ${a}, wanted ${b}`);
  }
}
