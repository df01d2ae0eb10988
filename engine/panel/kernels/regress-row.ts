// Least squares across the symbols of one date: an intercept or group dummies, some exposures, and weights if wanted.
import { groupsIn } from "./group-statistics.ts";
import { placeScratch, rowScratch } from "./scratch.ts";

/** What is fitted, and which part of the fit is wanted. */
export interface RegressionRule {
  readonly exposures: readonly Float64Array[];
  /** Above 0 where a symbol counts. Equal weights when left out. */
  readonly weights?: Float64Array | undefined;
  /** One dummy for each group in place of the intercept. */
  readonly codes?: Int32Array | undefined;
  readonly part: "residual" | "fitted";
}

/** An exposure is left out when what others do not explain of it is no more than this share of its own variation … */
export const collinearRowShare = 1e-10;
/** … or of its largest value: then it is rounding. */
export const flatRowShare = 1e-14;

/** The most exposures in one fit. */
const mostExposures = 8;
const bases: readonly ((length: number) => Float64Array)[] = Array.from({ length: mostExposures }, rowScratch);
const places = placeScratch();
const roots = rowScratch();
const rest = rowScratch();
const levels = rowScratch();
const shifts = rowScratch();
const weightSums = rowScratch();

/**
 * Residual or fitted value of a least-squares fit of a row on exposures, with an intercept or one dummy per group.
 *
 * Shape   row[symbols], exposures[k][symbols], weights[symbols], codes[symbols] -> out[symbols]
 * Unit    that of the row
 * NaN     a symbol counts only with a value, all exposures, a weight above 0 and a group, where they are asked for; a date
 *         without a degree of freedom left (symbols ≤ exposures + intercept or groups) is blank
 * Source  Frisch–Waugh–Lovell: weighted (group) means out of everything, then Gram–Schmidt, each step done twice, so that
 *         residuals are orthogonal to all exposures to rounding. Exposures that follow from the others are left out, which
 *         changes no residual
 * Cost    exposures² + 4 × exposures passes
 */
export function regressRow(row: Float64Array, rule: RegressionRule, out: Float64Array): void {
  const { codes, exposures, weights, part } = rule;
  const order = places(row.length);
  const root = roots(row.length);
  let count = 0;
  for (let s = 0; s < row.length; s++) {
    if (!counts(row, rule, s)) continue;
    root[count] = weights ? Math.sqrt(weights[s]!) : 1;
    order[count++] = s;
  }
  const groups = codes ? groupsIn(codes) : 1;
  const call: Fit = { order, root, count, codes, groups };
  if (count <= exposures.length + groupsPresent(call)) return;
  const target = rest(row.length);
  centre(row, target, call);
  const kept: Float64Array[] = [];
  for (let k = 0; k < exposures.length; k++) {
    const basis = bases[k]!(row.length);
    if (basisOf(exposures[k]!, { basis, kept }, call)) kept.push(basis);
  }
  for (let pass = 0; pass < 2; pass++) for (const basis of kept) takeOut(target, basis, count);
  for (let i = 0; i < count; i++) {
    const left = target[i]! / root[i]!;
    out[order[i]!] = part === "residual" ? left : row[order[i]!]! - left;
  }
}

interface Fit {
  readonly order: Int32Array;
  readonly root: Float64Array;
  readonly count: number;
  readonly codes: Int32Array | undefined;
  readonly groups: number;
}

function counts(row: Float64Array, rule: RegressionRule, s: number): boolean {
  if (!Number.isFinite(row[s]!) || (rule.codes && rule.codes[s]! < 0)) return false;
  if (rule.weights && !(rule.weights[s]! > 0 && Number.isFinite(rule.weights[s]!))) return false;
  for (let k = 0; k < rule.exposures.length; k++) if (!Number.isFinite(rule.exposures[k]![s]!)) return false;
  return true;
}

function groupsPresent({ order, count, codes, groups }: Fit): number {
  if (!codes) return 1;
  const seen = weightSums(groups).fill(0, 0, groups);
  let present = 0;
  for (let i = 0; i < count; i++) {
    const g = codes[order[i]!]!;
    if (seen[g] === 0) present++;
    seen[g] = 1;
  }
  return present;
}

/** Distance from the weighted mean of the group, times the root of the weight; gives the largest magnitude of the values. */
function centre(values: Float64Array, into: Float64Array, { order, root, count, codes, groups }: Fit): number {
  const level = levels(groups);
  const shift = shifts(groups).fill(0, 0, groups);
  const weight = weightSums(groups).fill(0, 0, groups);
  let largest = 0;
  for (let i = 0; i < count; i++) {
    const s = order[i]!;
    const g = codes ? codes[s]! : 0;
    const x = values[s]!;
    const w = root[i]! * root[i]!;
    if (weight[g] === 0) level[g] = x;
    weight[g] = weight[g]! + w;
    shift[g] = shift[g]! + w * (x - level[g]!);
    if (Math.abs(x) * root[i]! > largest) largest = Math.abs(x) * root[i]!;
  }
  for (let i = 0; i < count; i++) {
    const s = order[i]!;
    const g = codes ? codes[s]! : 0;
    into[i] = root[i]! * (values[s]! - level[g]! - shift[g]! / weight[g]!);
  }
  return largest;
}

/** Fills a unit vector: what an exposure adds to those before it. False when it adds nothing. */
function basisOf(
  exposure: Float64Array,
  { basis, kept }: { readonly basis: Float64Array; readonly kept: readonly Float64Array[] },
  call: Fit,
): boolean {
  const { count } = call;
  const largest = centre(exposure, basis, call);
  for (let i = 0; i < count; i++) basis[i] = basis[i]! / largest;
  const whole = normOf(basis, count);
  for (let pass = 0; pass < 2; pass++) for (const other of kept) takeOut(basis, other, count);
  const norm = normOf(basis, count);
  if (!(norm > collinearRowShare * whole && norm > flatRowShare * Math.sqrt(count))) return false;
  for (let i = 0; i < count; i++) basis[i] = basis[i]! / norm;
  return true;
}

function normOf(values: Float64Array, count: number): number {
  let squares = 0;
  for (let i = 0; i < count; i++) squares += values[i]! * values[i]!;
  return Math.sqrt(squares);
}

/** Subtracts the projection on a unit vector. */
function takeOut(values: Float64Array, unit: Float64Array, count: number): void {
  let dot = 0;
  for (let i = 0; i < count; i++) dot += values[i]! * unit[i]!;
  for (let i = 0; i < count; i++) values[i] = values[i]! - dot * unit[i]!;
}
