// Rolling kernels through the operators that formulas call, on the yardstick's panel.
import { newColumn } from "#engine/panel";
import { allOperators } from "../../engine/factors/all-operators.ts";
import { completeParams, type Operator } from "../../engine/factors/operator.ts";
import { type BenchCase, checksumOf } from "../case.ts";
import { panelInputs, panelSize } from "../inputs.ts";

const tag = `${panelSize.rows}x${panelSize.columns}`;

interface Call {
  readonly operator: string;
  readonly params: readonly number[];
  readonly inputs?: readonly ("close" | "uniform")[];
}

let result: Float64Array | undefined;

/** One column for the results of all cases, so that a long table asks for no more memory than a short one. */
function sharedOut(): Float64Array {
  result ??= newColumn(panelSize.rows * panelSize.columns);
  return result;
}

function operatorCase(call: Call, more: Omit<BenchCase, "group" | "prepare">, group = "windows"): BenchCase {
  return {
    ...more,
    group,
    prepare: async () => {
      const operator = (allOperators as readonly Operator[]).find((one) => one.name === call.operator);
      const completed = operator === undefined ? undefined : completeParams(operator, call.params);
      if (operator === undefined || completed === undefined || "problem" in completed) {
        throw new Error(`${more.name}: ${call.operator}(${call.params.join(", ")}) is no call of an operator`);
      }
      const inputs = (call.inputs ?? ["close"]).map((name) => panelInputs()[name]);
      const out = sharedOut();
      const shape = { symbols: panelSize.columns, times: panelSize.rows, groups: [], out };
      return { run: () => operator.apply(inputs, completed.params, shape), checksum: () => checksumOf(out) };
    },
  };
}

const vbt = (name: string): string => `panel/vbt nb ${name} ${tag} F`;
const pandas = (name: string): string => `panel/pandas ${name} ${tag}`;
const windows = (operator: string, lengths: readonly number[], params: readonly number[] = []): readonly BenchCase[] =>
  lengths.map((n) => operatorCase({ operator, params: [n, ...params] }, { name: `${operator} ${n}` }));

export const windowCases: readonly BenchCase[] = [
  operatorCase(
    { operator: "ts_mean", params: [20] },
    {
      name: "ts_mean 20",
      yardstick: vbt("rolling_mean w20"),
      floor: `rolling mean w20 column-major ${tag}`,
      aim: 1,
    },
  ),
  operatorCase(
    { operator: "ts_std", params: [20] },
    {
      name: "ts_std 20",
      yardstick: vbt("rolling_std w20 ddof1"),
      floor: `rolling std w20 ddof1 column-major ${tag}`,
      aim: 1,
    },
  ),
  operatorCase(
    { operator: "ema", params: [20, 1] },
    { name: "ema 20", yardstick: vbt("ewm_mean span20"), floor: `ema span20 column-major ${tag}`, aim: 1 },
  ),
  operatorCase(
    { operator: "ts_max", params: [20] },
    {
      name: "ts_max 20",
      yardstick: `panel/vbt nb rolling_max w20 ${tag} C`,
      floor: `rolling max w20 deque column-major ${tag}`,
      aim: 1,
    },
  ),
  operatorCase(
    { operator: "ts_rank", params: [20] },
    { name: "ts_rank 20", yardstick: pandas("rolling rank pct w20"), aim: 5 },
  ),
  operatorCase(
    { operator: "ts_median", params: [20] },
    { name: "ts_median 20", yardstick: pandas("rolling median w20"), aim: 5 },
  ),
  operatorCase(
    { operator: "ts_corr", params: [20], inputs: ["close", "uniform"] },
    { name: "ts_corr 20", yardstick: pandas("rolling corr w20"), aim: 5 },
  ),
  operatorCase({ operator: "ts_skew", params: [20] }, { name: "ts_skew 20", yardstick: pandas("rolling skew w20") }),
  operatorCase(
    { operator: "decay_linear", params: [10] },
    { name: "decay_linear 10", yardstick: `panel/numpy decay_linear w10 strided ${tag}` },
  ),
  ...windows("ts_mean", [250, 2000]),
  ...windows("ts_std", [250, 2000]),
  ...windows("ts_rank", [250, 2000]),
  ...windows("ts_median", [250, 2000]),
  ...windows("ts_quantile", [20, 250, 2000], [0.8]),
  ...windows("ts_mad", [20, 250, 2000]),
  ...windows("ts_kurt", [20]),
  ...windows("ts_slope", [20]),
  ...windows("ts_product", [20]),
  ...windows("ts_argmax", [20]),
  ...[250, 2000].map((n) =>
    operatorCase({ operator: "ts_corr", params: [n], inputs: ["close", "uniform"] }, { name: `ts_corr ${n}` }),
  ),
];

export const dateCases: readonly BenchCase[] = [
  operatorCase(
    { operator: "rank", params: [] },
    {
      name: "rank",
      yardstick: `panel/numpy argsort rank rows ${tag}`,
      floor: `cross-section rank pct, native sort + search ${tag}`,
      aim: 1,
    },
    "dates",
  ),
  operatorCase(
    { operator: "rank", params: [] },
    { name: "rank against pandas", yardstick: pandas("cross-section rank pct") },
    "dates",
  ),
  operatorCase({ operator: "rank_gauss", params: [] }, { name: "rank_gauss" }, "dates"),
  operatorCase({ operator: "cs_zscore", params: [] }, { name: "cs_zscore" }, "dates"),
];
