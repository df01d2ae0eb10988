// What names mean: operators by name, infix signs, and where a foreign or misspelt word should lead.
import { nearestName } from "#engine/core";
import { allOperators as operators } from "../all-operators.ts";
import { numericParams, type Operator, type Param } from "../operator.ts";

const list: readonly Operator[] = operators;
const byName: ReadonlyMap<string, Operator> = new Map(list.map((operator) => [operator.name, operator]));

export function operatorNamed(name: string): Operator | undefined {
  return byName.get(name);
}

export interface Infix {
  readonly operator: string;
  /** Higher binds tighter. */
  readonly binds: number;
  readonly sign: string;
}

/** Between two operands. Comparisons do not chain; the power goes from right to left. */
export const infixes: ReadonlyMap<string, Infix> = new Map<string, Infix>([
  ["||", { operator: "or", binds: 2, sign: "||" }],
  ["or", { operator: "or", binds: 2, sign: "||" }],
  ["&&", { operator: "and", binds: 3, sign: "&&" }],
  ["and", { operator: "and", binds: 3, sign: "&&" }],
  ["<", { operator: "lt", binds: 5, sign: "<" }],
  ["<=", { operator: "le", binds: 5, sign: "<=" }],
  [">", { operator: "gt", binds: 5, sign: ">" }],
  [">=", { operator: "ge", binds: 5, sign: ">=" }],
  ["==", { operator: "eq", binds: 5, sign: "==" }],
  ["!=", { operator: "ne", binds: 5, sign: "!=" }],
  ["+", { operator: "add", binds: 6, sign: "+" }],
  ["-", { operator: "sub", binds: 6, sign: "-" }],
  ["*", { operator: "mul", binds: 7, sign: "*" }],
  ["/", { operator: "div", binds: 7, sign: "/" }],
  ["^", { operator: "pow", binds: 9, sign: "^" }],
  ["**", { operator: "pow", binds: 9, sign: "^" }],
]);
export const bindsTernary = 1;
export const bindsNotWord = 4;
export const bindsComparison = 5;
export const bindsUnary = 8;
export const bindsPower = 9;

/** Words of other tools, and what they are called here. */
const foreign: ReadonlyMap<string, string> = new Map([
  ["adv", 'Write "ts_mean(volume, n)" for shares, or "ts_mean(close * volume, n)" for money.'],
  ["barslast", 'Use "bars_since".'],
  ["barssince", 'Use "bars_since" since the last time, "bars_since_first" since the first.'],
  ["barssincen", 'Use "bars_since_n".'],
  ["correlation", 'Use "ts_corr".'],
  ["count", 'Use "ts_count".'],
  ["covariance", 'Use "ts_cov".'],
  ["coviance", 'Use "ts_cov".'],
  ["cross", 'Use "cross_up" or "cross_down".'],
  ["days_from_last_change", 'Use "ts_days_from_last_change".'],
  ["decaylinear", 'Use "decay_linear".'],
  ["every", 'Use "ts_every".'],
  ["exist", 'Use "ts_exist".'],
  ["filter", 'Use "filter_signal".'],
  ["greater", 'For the larger of two, use "max2"; to compare, write x > y.'],
  ["highday", 'Use "ts_highday".'],
  ["if", 'Write "where(condition, x, y)" or "condition ? x : y".'],
  ["if_else", 'Write "where(condition, x, y)" or "condition ? x : y".'],
  ["indneutralize", 'Use "group_demean(x, sector)".'],
  ["last", 'Use "ts_last".'],
  ["last_diff_value", 'Use "ts_last_diff_value".'],
  ["less", 'For the smaller of two, use "min2"; to compare, write x < y.'],
  ["longcross", 'Use "long_cross".'],
  ["lowday", 'Use "ts_lowday".'],
  ["max", 'For the larger of two, use "max2"; for the highest of the last n values, "ts_max".'],
  ["mean", 'Use "ts_mean" over time or "group_mean" across a group.'],
  ["min", 'For the smaller of two, use "min2"; for the lowest of the last n values, "ts_min".'],
  ["power", 'Use "pow" or write x ^ y.'],
  ["product", 'Use "ts_product".'],
  ["ref", 'Use "delay"; a negative lag would read the future and cannot be written.'],
  ["regbeta", 'Use "ts_slope" against time, or "ts_reg_beta(y, x, n)".'],
  ["return", 'Use "returns".'],
  ["rma", 'Use "wilder".'],
  ["scale", 'Use "cs_scale".'],
  ["shift", 'Use "delay"; a negative lag would read the future and cannot be written.'],
  ["signedpower", 'Use "signed_power".'],
  ["sma", 'Use "ts_mean" for a simple average, "ema" for an exponential one, or "sma_recursive(x, n, m)".'],
  ["std", 'Use "ts_std".'],
  ["stddev", 'Use "ts_std".'],
  ["sum", 'Use "ts_sum".'],
  ["sumif", 'Use "ts_sumif".'],
  ["ts_backfill", 'Use "backfill".'],
  ["ts_decay_exp_window", 'Use "decay_exp".'],
  ["ts_regression", 'Use "ts_reg_beta", "ts_reg_alpha", "ts_reg_resid", "ts_reg_pred" or "ts_reg_rsq".'],
  ["valuewhen", 'Use "value_when".'],
  ["var", 'Use "ts_var".'],
  ["wma", 'Use "decay_linear" for weights n to 1, or "decay_exp(x, n, 0.9)" for weights 0.9^age.'],
  ["zscore", 'Use "cs_zscore" across symbols or "ts_zscore" over time.'],
]);
const future = /lead|future|forward|next|tomorrow|label|fwd/i;

/** What to do about an unknown operator. */
export function operatorAdvice(name: string): string {
  const known = list.map((operator) => operator.name);
  const exact = known.find((candidate) => candidate === name.toLowerCase());
  if (exact) return `Did you mean "${exact}"? Names are written in small letters.`;
  const told = foreign.get(name.toLowerCase());
  if (told) return told;
  if (future.test(name)) {
    return "A factor reads today and the past only; screening and backtests measure the return that follows.";
  }
  const near = nearestName(name, known) ?? known.find((candidate) => candidate.endsWith(`_${name.toLowerCase()}`));
  const all = '"qraft factor list --operators" shows all operators.';
  return near ? `Did you mean "${near}"? ${all}` : all;
}

/** For example: ts_mean(x, n, min_periods=n). */
export function signatureOf(operator: Operator): string {
  const inner = operator.params.map((param) => {
    const left = writtenDefault(param);
    return left === null ? param.name : `${param.name}=${left}`;
  });
  return `${operator.name}(${inner.join(", ")})`;
}

function writtenDefault(param: Param): string | null {
  if (param.defaultFrom !== undefined) return param.defaultFrom;
  if (param.default === undefined) return null;
  return param.kind === "choice" ? `"${param.choices?.[param.default] ?? ""}"` : String(param.default);
}

/** The parameters that are columns, then groups, then numbers and choices: the order of a call's arguments. */
export function orderedParams(operator: Operator): readonly Param[] {
  const columns = operator.params.filter((param) => param.kind === "column");
  const groups = operator.params.filter((param) => param.kind === "group");
  return [...columns, ...groups, ...numericParams(operator)];
}
