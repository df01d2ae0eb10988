// SQL of statistics, shapes and projections across symbols, of the whole date or of each group.

import { type SqlCall, type SqlForm, sqlNumber } from "../sql-form.ts";
import {
  clippedSql,
  distanceFromMean,
  grouped,
  normalQuantileSql,
  placesAcross,
  withoutNearTies,
} from "./cross-forms.ts";
import { across } from "./forms.ts";

/** One number of the date (or group) on each row that has a value. */
export function spreadSql(of: (call: SqlCall, x: string, keys: readonly string[]) => string): SqlForm {
  return (call) => {
    const { x, keys } = call.groups.length > 0 ? grouped(call) : { x: call.inputs[0] ?? "NULL", keys: [] };
    return `if(isNull(${x}), NULL, ${of(call, x, keys)})`;
  };
}

/** An aggregate of ClickHouse over the date (or group), on each row that has a value. */
export function spreadOfSql(name: string): SqlForm {
  return spreadSql((_call, x, keys) => `${name}(${x}) ${across(keys)}`);
}

/** Mean of the date (or of the keys), on its rows without a value too. */
export function meanAcross(call: SqlCall, x: string, keys: readonly string[] = []): string {
  const over = across(keys);
  const rough = call.step(`sum(${x}) ${over} / count(${x}) ${over}`);
  const near = call.step(`${x} - ${rough}`);
  return call.step(`${rough} + sum(${near}) ${over} / count(${near}) ${over}`);
}

/** Deviation with any ddof; 0 where nothing varies, NULL on ddof values or fewer. */
export function spreadOf(
  call: SqlCall,
  x: string,
  rule: { readonly ddof: number; readonly keys?: readonly string[] },
): string {
  const over = across(rule.keys);
  const distance = distanceFromMean(call, x, rule.keys);
  const square = call.step(`${distance} * ${distance}`);
  const count = call.step(`toInt64(count(${x}) ${over})`);
  return call.step(`if(${count} > ${rule.ddof}, sqrt(sum(${square}) ${over} / (${count} - ${rule.ddof})), NULL)`);
}

/** x within mean ± k deviations. */
export const sigmaClipSql: SqlForm = (call) => {
  const [x = "NULL"] = call.inputs;
  const [k = 3, ddof = 1] = call.params;
  const mean = meanAcross(call, x);
  const reach = call.step(`${sqlNumber(k)} * ${spreadOf(call, x, { ddof })}`);
  return `if(isNull(${reach}), NULL, ${clippedSql(x, `${mean} - ${reach}`, `${mean} + ${reach}`)})`;
};

/** Missing values by the mean of their group, each value first clipped at the mean ± deviations (ddof 0). */
export const backfillSql: SqlForm = (call) => {
  const { keys, x } = grouped(call);
  const [std = 4] = call.params;
  const over = across(keys);
  const distance = distanceFromMean(call, x, keys);
  const reach = call.step(`${sqlNumber(std)} * ${spreadOf(call, x, { ddof: 0, keys })}`);
  const clipped = call.step(clippedSql(distance, `-${reach}`, reach));
  const filled = call.step(`${meanAcross(call, x, keys)} + sum(${clipped}) ${over} / count(${clipped}) ${over}`);
  return `ifNull(${call.inputs[0]}, if(isNull(${call.groups[0]}), NULL, ${filled}))`;
};

/** Dense places: 0 for the lowest, near ties together, and how many there are. */
export function densePlaces(
  call: SqlCall,
  x: string,
  tolerance: number,
): { readonly place: string; readonly total: string } {
  const rounded = withoutNearTies(call, x, { tolerance });
  const { place, total } = placesAcross(call, rounded, { ties: "dense" });
  return { place: call.step(`if(isNull(${x}), NULL, ${place} - 1)`), total: call.step(`toInt64(${total})`) };
}

/** Linear ranks moved off 0 and 1 and bent: by the inverse normal, the tangent, or not at all. */
export function shapedRank(
  call: SqlCall,
  x: string,
  rule: { readonly shape: number; readonly tolerance: number },
): string {
  const { place, total } = densePlaces(call, x, rule.tolerance);
  const shift = call.step(`1 / count(${x}) ${across()}`);
  const share = call.step(`${shift} + ${place} / greatest(1, ${total} - 1) * (1 - 2 * ${shift})`);
  const bent = [
    () => normalQuantileSql(call, share),
    () => `tan(pi() * (${share} - 0.5))`,
    () => distanceFromMean(call, share),
  ][rule.shape];
  return `if(${shift} < 1, ${bent?.() ?? "NULL"}, NULL)`;
}

/** Projection of the first input on the second, without intercept, by date or group; what is left is projected once more. */
export function projectionSql(part: "residual" | "fitted"): SqlForm {
  return (call) => {
    const [x, y] = call.inputs;
    const keys = call.groups;
    const missing = [x, y, ...keys].map((column) => `isNull(${column})`).join(" OR ");
    const row = call.step(`if(${missing}, NULL, ${x})`);
    const size = call.step(`max(if(${missing}, NULL, abs(${y}))) ${across(keys)}`);
    const onto = call.step(`if(${missing}, NULL, if(${size} > 0, ${y} / ${size}, 0.))`);
    const left = withoutBases(call, row, { bases: [onto], keys });
    return part === "residual" ? left : `${row} - ${left}`;
  };
}

/** What is left after the projections on orthogonal columns; twice, since the first time leaves rounding. */
function withoutBases(
  call: SqlCall,
  row: string,
  { bases, keys }: { readonly bases: readonly string[]; readonly keys: readonly string[] },
): string {
  return [...bases, ...bases].reduce((left, basis) => {
    const square = sumOf(call, `${basis} * ${basis}`, keys);
    const share = call.step(`if(${square} > 0, ${sumOf(call, `${left} * ${basis}`, keys)} / ${square}, 0.)`);
    return call.step(`${left} - ${share} * ${basis}`);
  }, row);
}

function sumOf(call: SqlCall, text: string, keys: readonly string[] = []): string {
  return call.step(`sum(${call.step(text)}) ${across(keys)}`);
}

export interface RowRegressionRule {
  readonly part: "residual" | "fitted";
  readonly weighted: boolean;
  /** Exposures whose length beside the others, as a share of their own, is not above this follow from the others. */
  readonly collinearShare: number;
  /** A column of magnitudes up to 1 whose mean distance is not above this does not vary. */
  readonly flatShare: number;
}

/** Weighted least squares on the exposures and an intercept, or one dummy for each group, by Gram–Schmidt. */
export function rowRegressionSql(rule: RowRegressionRule): SqlForm {
  return (call) => {
    const { groups, inputs, step } = call;
    const [row = "NULL", ...rest] = inputs;
    const exposures = rule.weighted ? rest.slice(0, -1) : rest;
    const weight = rule.weighted ? rest.at(-1) : undefined;
    const gaps = [...inputs, ...groups].map((column) => `isNull(${column})`).join(" OR ");
    const out = step(weight === undefined ? gaps : `ifNull(${gaps} OR ${weight} <= 0, 1)`);
    const weights = step(`if(${out}, NULL, ${weight ?? "1."})`);
    const root = step(`sqrt(${weights})`);
    const centred = (column: string): string => {
      const only = step(`if(${out}, NULL, ${column})`);
      const rough = withoutMean(call, only, weights);
      return step(`${root} * ${withoutMean(call, rough, weights)}`);
    };
    const names = step(`toInt64(count(${weights}) ${across()})`);
    const bases: string[] = [];
    for (const exposure of exposures) {
      const largest = step(`max(abs(${exposure}) * ${root}) ${across()}`);
      const whole = step(`if(${largest} > 0, ${centred(exposure)} / ${largest}, 0. * ${root})`);
      const left = withoutBases(call, whole, { bases, keys: [] });
      const length = step(`sqrt(${sumOf(call, `${left} * ${left}`)})`);
      const share = step(`${sqlNumber(rule.collinearShare)} * sqrt(${sumOf(call, `${whole} * ${whole}`)})`);
      const kept = step(`${length} > ${share} AND ${length} > ${sqlNumber(rule.flatShare)} * sqrt(${names})`);
      bases.push(step(`if(${kept}, ${left}, 0. * ${root})`));
    }
    const left = withoutBases(call, centred(row), { bases, keys: [] });
    const dummies = groups.length === 0 ? "1" : step(`uniqExact(if(${out}, NULL, ${groups[0]})) ${across()}`);
    const rest1 = step(`${left} / ${root}`);
    const value = rule.part === "residual" ? rest1 : `${row} - ${rest1}`;
    return `if(${names} > ${exposures.length} + toInt64(${dummies}), ${value}, NULL)`;
  };
}

/** Distance from the weighted mean of the date or group. */
function withoutMean(call: SqlCall, column: string, weights: string): string {
  const keys = call.groups;
  const total = call.step(`sum(${weights}) ${across(keys)}`);
  return call.step(`${column} - ${sumOf(call, `${weights} * ${column}`, keys)} / ${total}`);
}
