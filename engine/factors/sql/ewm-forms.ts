// SQL of exponentially weighted operators: every weight written out over the whole past, quadratic in the length of the history.
import { type SqlCall, type SqlForm, sqlNumber } from "../sql-form.ts";
import { past, rowNumber, whereAll } from "./forms.ts";
import { isFlatSql } from "./window-forms.ts";

/** The words are those of pandas ewm. */
export interface SqlDecay {
  readonly alpha: number;
  readonly adjust: boolean;
  readonly ignoreMissing: boolean;
  readonly minPeriods: number;
}

const whole = past(Number.POSITIVE_INFINITY);

/** Present values of the whole past and the weight of each, the newest value's being 1. */
interface Weighted {
  readonly count: string;
  readonly values: string;
  readonly weights: string;
}

/**
 * Weights as logarithms that only grow, so that the newest never underflows. Adjusted: −age × log(1 − alpha). Not
 * adjusted: each present value takes alpha from all before it, whose weight has faded since they were seen.
 */
function weightsOf(call: SqlCall, { adjust, alpha, ignoreMissing }: SqlDecay): Weighted {
  const [x] = call.inputs;
  const fade = sqlNumber(Math.log(1 - alpha));
  const count = call.step(`count(${x}) ${whole}`);
  const place = ignoreMissing ? count : rowNumber(call);
  const present = call.step(`if(isNull(${x}), NULL, toFloat64(${place}))`);
  const log = adjust ? call.step(`-(${present} * ${fade})`) : plainLog(call, { present, alpha, fade });
  const logs = call.step(`groupArray(${log}) ${whole}`);
  const newest = call.step(`${logs}[-1]`);
  return {
    count,
    values: call.step(`groupArray(${x}) ${whole}`),
    weights: call.step(`arrayMap(w -> exp(w - ${newest}), ${logs})`),
  };
}

/** Log of a value's share in its own average, less what later averages keep of earlier ones, summed up to it. */
function plainLog(
  call: SqlCall,
  { present, alpha, fade }: { readonly present: string; readonly alpha: number; readonly fade: string },
): string {
  const before = call.step(
    `max(${present}) OVER (PARTITION BY s ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`,
  );
  const faded = call.step(`if(isNull(${before}), NULL, exp((${present} - ${before}) * ${fade}))`);
  const kept = call.step(`log(${faded} / (${faded} + ${sqlNumber(alpha)}))`);
  const keptSoFar = call.step(`ifNull(sum(${kept}) ${whole}, 0.)`);
  const fresh = `if(isNull(${before}), 0., log(${sqlNumber(alpha)} / (${faded} + ${sqlNumber(alpha)})))`;
  return call.step(`if(isNull(${present}), NULL, ${fresh} - ${keptSoFar})`);
}

/** Exponentially weighted mean; a missing row repeats the last one. */
export function ewmMeanSql(ruleOf: (params: readonly number[]) => SqlDecay): SqlForm {
  return (call) => {
    const rule = ruleOf(call.params);
    const [x] = call.inputs;
    if (rule.alpha === 1) {
      return `if(count(${x}) ${whole} >= ${rule.minPeriods}, anyLast(${x}) ${whole}, NULL)`;
    }
    const { count, values, weights } = weightsOf(call, rule);
    const { mean } = meanOf(call, values, weights);
    return `if(${count} >= ${Math.max(1, rule.minPeriods)}, ${mean}, NULL)`;
  };
}

/** Exponentially weighted sample deviation, corrected for bias; nothing for one value alone. */
export function ewmDeviationSql(ruleOf: (params: readonly number[]) => SqlDecay): SqlForm {
  return (call) => `sqrt(${ewmVarianceSql(ruleOf)(call)})`;
}

export function ewmVarianceSql(ruleOf: (params: readonly number[]) => SqlDecay): SqlForm {
  return (call) => {
    const rule = ruleOf(call.params);
    if (rule.alpha === 1) return "NULL";
    const { count, values, weights } = weightsOf(call, rule);
    const { level, shift } = meanOf(call, values, weights);
    const total = call.step(`arraySum(${weights})`);
    const squares = call.step(`arraySum(w -> w * w, ${weights})`);
    const spread = call.step(`arraySum((w, v) -> w * pow(v - ${level} - ${shift}, 2), ${weights}, ${values})`);
    const room = call.step(`${total} * ${total} - ${squares}`);
    const value = `${spread} * ${total} / ${room}`;
    return `if(${count} >= ${Math.max(2, rule.minPeriods)} AND ${room} > 0, ${value}, NULL)`;
  };
}

/** Weighted mean as level + shift: the newest value, and the mean distance from it. */
function meanOf(
  call: SqlCall,
  values: string,
  weights: string,
): { readonly level: string; readonly shift: string; readonly mean: string } {
  const level = call.step(`${values}[-1]`);
  const sum = `arraySum((w, v) -> w * (v - ${level}), ${weights}, ${values})`;
  const shift = call.step(`if(empty(${weights}), nan, ${sum} / arraySum(${weights}))`);
  return { level, shift, mean: `${level} + ${shift}` };
}

/** Exponentially weighted covariance, corrected for bias, or correlation, over the rows where both inputs are present. */
export function ewmPairSql(
  report: "covariance" | "correlation",
  ruleOf: (params: readonly number[]) => SqlDecay,
): SqlForm {
  return (call) => {
    const rule = ruleOf(call.params);
    const [x = "NULL", y = "NULL"] = call.inputs;
    if (rule.alpha === 1) return "NULL";
    const joint = [call.step(whereAll([y], x)), call.step(whereAll([x], y))];
    const { count, values, weights } = weightsOf({ ...call, inputs: joint }, rule);
    const lists = [values, call.step(`groupArray(${joint[1]}) ${whole}`)];
    const means = lists.map((list) => meanOf(call, list, weights));
    const distances = lists.map((list, i) =>
      call.step(`arrayMap(v -> v - ${means[i]?.level} - ${means[i]?.shift}, ${list})`),
    );
    const total = call.step(`arraySum(${weights})`);
    const product = (i: number, j: number): string =>
      call.step(`arraySum((w, a, b) -> w * a * b, ${weights}, ${distances[i]}, ${distances[j]})`);
    const enough = `${count} >= ${Math.max(2, rule.minPeriods)}`;
    if (report === "covariance") {
      const room = call.step(`${total} * ${total} - arraySum(w -> w * w, ${weights})`);
      return `if(${enough} AND ${room} > 0, ${product(0, 1)} * ${total} / ${room}, NULL)`;
    }
    const flat = [0, 1].map((i) => isFlatSql(`${product(i, i)} / ${total}`, `(${means[i]?.mean})`)).join(" OR ");
    const value = `${product(0, 1)} / sqrt(${product(0, 0)}) / sqrt(${product(1, 1)})`;
    return `if(NOT (${enough}) OR ${flat}, NULL, greatest(-1., least(1., ${value})))`;
  };
}
