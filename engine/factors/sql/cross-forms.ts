// SQL of operators over one date: means in two steps, places among all, quantiles between order statistics.
import { type SqlCall, type SqlForm, sqlNumber } from "../sql-form.ts";
import { across, acrossBy, roundedUp } from "./forms.ts";

/** Distance of each value from the mean of the date (or of the keys), corrected for the rounding of the mean itself. */
export function distanceFromMean(call: SqlCall, x: string, keys: readonly string[] = []): string {
  const over = across(keys);
  const rough = call.step(`sum(${x}) ${over} / count(${x}) ${over}`);
  const near = call.step(`${x} - ${rough}`);
  return call.step(`${near} - sum(${near}) ${over} / count(${near}) ${over}`);
}

/** Sample deviation from distances; NULL where lowest and highest value are the same. */
export function deviationAcross(call: SqlCall, x: string, keys: readonly string[] = []): string {
  const over = across(keys);
  const distance = distanceFromMean(call, x, keys);
  const square = call.step(`${distance} * ${distance}`);
  const varies = call.step(`max(${x}) ${over} > min(${x}) ${over}`);
  return call.step(`if(${varies}, sqrt(sum(${square}) ${over} / (count(${square}) ${over} - 1)), NULL)`);
}

/** The first input where its group is known, and that group as the key of a partition. */
export function grouped(call: SqlCall): { readonly x: string; readonly keys: readonly string[] } {
  const [x = "NULL"] = call.inputs;
  const [group = "NULL"] = call.groups;
  return { x: call.step(`if(isNull(${group}), NULL, ${x})`), keys: [group] };
}

/** Values in whole steps of `tolerance` × the largest magnitude, so that rounding noise cannot order them. */
export function withoutNearTies(
  call: SqlCall,
  x: string,
  rule: { readonly tolerance: number; readonly keys?: readonly string[] },
): string {
  if (rule.tolerance === 0) return x;
  const step = call.step(`${sqlNumber(rule.tolerance)} * max(abs(${x})) ${across(rule.keys)}`);
  const steps = call.step(`${x} / ${step}`);
  return call.step(`if(${step} > 0, ${roundedUp(steps)}, ${x})`);
}

export type SqlTies = "average" | "min" | "max" | "dense" | "first";

/** Place among the present values, 1 for the lowest, and how many places there are. NULL where x is missing. */
export function placesAcross(
  call: SqlCall,
  x: string,
  rule: { readonly ties: SqlTies; readonly keys?: readonly string[] },
): { readonly place: string; readonly total: string } {
  const { ties, keys = [] } = rule;
  const numbered = (name: string, order = x): string =>
    call.step(
      `toFloat64(${name}() ${acrossBy(order, keys).replace("NULLS LAST", `NULLS LAST${name === "row_number" ? ", s" : ""}`)})`,
    );
  const total = call.step(`${ties === "dense" ? "uniqExact" : "count"}(${x}) ${across(keys)}`);
  if (ties === "dense") return { place: numbered("dense_rank"), total };
  if (ties === "first") return { place: numbered("row_number"), total };
  const lowest = numbered("rank");
  if (ties === "min") return { place: lowest, total };
  const tied = call.step(`toFloat64(count(${x}) ${across([...keys, x])})`);
  const extra = ties === "max" ? `${tied} - 1` : `(${tied} - 1) / 2`;
  return { place: `(${lowest} + ${extra})`, total };
}

/** Rank as a share in (0, 1]. */
export function rankShare(
  call: SqlCall,
  x: string,
  rule: { readonly ties: SqlTies; readonly tolerance: number; readonly keys?: readonly string[] },
): string {
  const rounded = withoutNearTies(call, x, rule);
  const { place, total } = placesAcross(call, rounded, rule);
  return `if(isNull(${x}), NULL, ${place} / ${total})`;
}

/** Quantile of the date by linear interpolation, the same on each of its rows; every digit as in process. */
export function quantileAcross(call: SqlCall, x: string, q: number, keys: readonly string[] = []): string {
  const over = across(keys);
  const row = call.step(`toInt64(row_number() ${acrossBy(x, keys)}) - 1`);
  const count = call.step(`toInt64(count(${x}) ${over})`);
  const place = call.step(`(${count} - 1) * ${sqlNumber(q)}`);
  const low = call.step(`toInt64(floor(${place}))`);
  const at = (wanted: string): string => call.step(`maxIf(${x}, ${row} = ${wanted}) ${over}`);
  const below = at(low);
  const above = at(`least(${low} + 1, ${count} - 1)`);
  const share = call.step(`${place} - ${low}`);
  return call.step(
    `if(${share} < 0.5, ${below} + (${above} - ${below}) * ${share}, ${above} - (${above} - ${below}) * (1 - ${share}))`,
  );
}

/** The median as the lower of the middle values and what is missing to it. */
export function middleAcross(call: SqlCall, x: string): { readonly level: string; readonly shift: string } {
  const row = call.step(`toInt64(row_number() ${acrossBy(x)})`);
  const count = call.step(`toInt64(count(${x}) ${across()})`);
  const at = (place: string): string => call.step(`maxIf(${x}, ${row} = ${call.step(place)}) ${across()}`);
  const level = at(`intDiv(${count} + 1, 2)`);
  return { level, shift: call.step(`(${at(`intDiv(${count}, 2) + 1`)} - ${level}) * 0.5`) };
}

/** Distance from the median in median distances × scale, held within ± limit. */
export function robustAcross(
  call: SqlCall,
  x: string,
  { limit, scale }: { readonly limit: number; readonly scale: number },
): string {
  const middle = middleAcross(call, x);
  const distance = call.step(`${x} - ${middle.level} - ${middle.shift}`);
  const typical = middleAcross(call, call.step(`abs(${distance})`));
  const unit = call.step(`${sqlNumber(scale)} * (${typical.level} + ${typical.shift})`);
  const held = clippedSql(call.step(`${distance} / ${unit}`), sqlNumber(-limit), sqlNumber(limit));
  return `if(${unit} > 0, ${held}, NULL)`;
}

/** x within bounds; nothing where x is missing. */
export function clippedSql(x: string, low: string, high: string): string {
  return `if(isNull(${x}), NULL, least(${high}, greatest(${low}, ${x})))`;
}

/** A cross-section or group operator over its first input. */
export function acrossSql(of: (call: SqlCall, x: string) => string): SqlForm {
  return (call) => of(call, call.inputs[0] ?? "NULL");
}

export function groupSql(of: (call: SqlCall, x: string, keys: readonly string[]) => string): SqlForm {
  return (call) => {
    const { x, keys } = grouped(call);
    return of(call, x, keys);
  };
}

/** Bin of equal count, numbered from 0; equal edges count once, and a date without two different values has none. */
export function binAcross(call: SqlCall, x: string, bins: number): string {
  const edges = Array.from({ length: bins + 1 }, (_, k) => quantileAcross(call, x, k / bins));
  const distinct = call.step(`arrayCompact(arrayMap(v -> ifNull(v, nan), [${edges.join(", ")}]))`);
  const inner = call.step(`arrayPopFront(arrayPopBack(${distinct}))`);
  return `if(isNull(${x}) OR length(${distinct}) < 2, NULL, arrayCount(v -> v < assumeNotNull(${x}), ${inner}))`;
}

/** Inverse normal of (rank − ½) ÷ count; a rational start and two steps of Halley, as in process. */
export function gaussAcross(call: SqlCall, x: string, tolerance: number): string {
  const rounded = withoutNearTies(call, x, { tolerance });
  const { place, total } = placesAcross(call, rounded, { ties: "average" });
  const share = call.step(`if(isNull(${x}), NULL, (${place} - 0.5) / ${total})`);
  return normalQuantileSql(call, share);
}

/** Source: P. J. Acklam's rational approximation; the lower half is computed and mirrored. */
export function normalQuantileSql(call: SqlCall, share: string): string {
  const p = call.step(`least(${share}, 1 - ${share})`);
  const tail = call.step(`sqrt(-2 * log(${p}))`);
  const middle = call.step(`${p} - 0.5`);
  const square = call.step(`${middle} * ${middle}`);
  const horner = (coefficients: readonly number[], at: string): string =>
    coefficients.slice(1).reduce((sum, c) => `(${sum} * ${at} + ${sqlNumber(c)})`, sqlNumber(coefficients[0] ?? 0));
  const { a, b, c, d } = acklam;
  const outer = `${horner(c, tail)} / (${horner(d, tail)} * ${tail} + 1)`;
  const inner = `${horner(a, square)} * ${middle} / (${horner(b, square)} * ${square} + 1)`;
  let z = call.step(`if(${p} < 0.02425, ${outer}, ${inner})`);
  for (let turn = 0; turn < 2; turn++) {
    const error = call.step(`(erfc(-${z} / sqrt(2.)) / 2 - ${p}) * sqrt(2 * pi()) * exp(${z} * ${z} / 2)`);
    z = call.step(`${z} - ${error} / (1 + ${z} * ${error} / 2)`);
  }
  return `if(${share} > 0.5, -${z}, ${z})`;
}

const acklam = {
  a: [
    -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
    2.506628277459239,
  ],
  b: [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1],
  c: [
    -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  d: [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416],
} as const;

/** What a least-squares fit on group dummies and one exposure leaves: both about their group means, then one slope. */
export const neutralizeSql: SqlForm = (call) => {
  const [x, exposure] = call.inputs;
  const [group = "NULL"] = call.groups;
  const missing = `isNull(${x}) OR isNull(${exposure}) OR isNull(${group})`;
  const own = call.step(`if(${missing}, NULL, ${x})`);
  const other = call.step(`if(${missing}, NULL, ${exposure})`);
  const left = distanceFromMean(call, own, [group]);
  const right = distanceFromMean(call, other, [group]);
  const products = call.step(`${left} * ${right}`);
  const squares = call.step(`${right} * ${right}`);
  const sum = (column: string): string => call.step(`sum(${column}) ${across()}`);
  const all = sum(squares);
  const largest = call.step(`max(abs(${other})) ${across()}`);
  const slope = call.step(`if(${all} > pow(1e-14 * ${largest}, 2), ${sum(products)} / ${all}, 0.)`);
  const names = call.step(`count(${own}) ${across()}`);
  return `if(${names} >= ${call.params[0] ?? 3}, ${left} - ${slope} * ${right}, NULL)`;
};
