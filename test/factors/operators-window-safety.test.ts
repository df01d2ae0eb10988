// What must leave no trace in the window operators: the level of the data, a huge value that has left, where the history began.
import { describe, expect, test } from "vitest";
import { seededRandom } from "../../engine/core/index.ts";
import type { Operator } from "../../engine/factors/operator.ts";
import { operators } from "../../engine/factors/operators/index.ts";
import { complete, nuisanceColumn, shapeOf, someParams } from "../support/operator-calls.ts";

const list: readonly Operator[] = operators;

function named(name: string): Operator {
  const found = list.find((operator) => operator.name === name);
  if (!found) throw new Error(`There is no operator ${name}.`);
  return found;
}

/** Multiples of 1/64 between −4 and 4: adding a power of two to them is exact. */
function grid(length: number, seed: string): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length }, () => random.below(512) / 64 - 4);
}

const invariant = [
  ...["ts_reg_beta", "ts_reg_resid", "ts_reg_rsq", "ts_reg2_beta", "ts_reg2_resid", "ts_reg2_rsq"],
  ...["ts_reg3_beta", "ts_reg3_resid", "ts_reg3_rsq", "ewm_var", "ewm_cov", "ewm_corr", "ts_scale", "ts_moment"],
  ...["ts_partial_corr", "ts_triple_corr", "ts_co_skewness", "ts_co_kurtosis", "ts_entropy", "ts_autocorr"],
];

// Source: definition. These do not change when a constant is added to any input; 2^30 is added without rounding.
test.each(invariant)("%s is the same at a level of 2^30", (name) => {
  const operator = named(name);
  const shape = shapeOf({ symbols: 1, times: 600 });
  const params = someParams(operator, { window: 20, least: 20 });
  const inputs = operator.example.columns.map((_, k) => grid(600, `level/${k}`));
  const usual = operator.apply(inputs, params, shape);
  const raised = operator.apply(
    inputs.map((input) => input.map((x) => x + 2 ** 30)),
    params,
    shape,
  );
  usual.forEach((x, t) => {
    const y = raised[t] ?? Number.NaN;
    const same = Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= 1e-9 * Math.abs(x) + 1e-11;
    if (!same) expect.fail(`row ${t} is ${y} at the high level and ${x} at the low one`);
  });
  expect(usual.filter(Number.isFinite).length).toBeGreaterThan(500);
});

const finite = list.filter(
  (operator) =>
    operator.family === "window" && Number.isFinite(operator.lookback(someParams(operator, { window: 9, least: 4 }))),
);
const sliding = finite.filter(({ name }) =>
  /^(decay_exp|ts_(reg|sumif|l2|ir|intercept|partial|autocorr|zero|split))/.test(name),
);

// Source: definition. A window without the huge value knows nothing of it.
test.each(sliding.map(({ name }) => name))(
  "%s forgets a value of 1e15, and an infinity, once they have left",
  (name) => {
    const operator = named(name);
    const shape = shapeOf({ symbols: 1, times: 200 });
    const params = someParams(operator, { window: 9, least: 9 });
    const inputs = operator.example.columns.map((_, k) => grid(200, `spike/${k}`));
    const usual = operator.apply(inputs, params, shape);
    for (const huge of [1e15, Number.NEGATIVE_INFINITY]) {
      const struck = operator.apply(
        inputs.map((input) => input.map((x, t) => (t === 100 ? huge : x))),
        params,
        shape,
      );
      for (let t = 100 + operator.lookback(params) + 1; t < 200; t++) {
        const [x, y] = [usual[t] ?? Number.NaN, struck[t] ?? Number.NaN];
        const same = Number.isNaN(x) ? Number.isNaN(y) : Math.abs(x - y) <= 1e-12 * Math.abs(x) + 1e-12;
        if (!same) expect.fail(`row ${t} is ${y} after ${huge}, wanted ${x}`);
      }
    }
  },
);

// Source: the restart period of sliding kernels, 256 rows for windows up to that length.
describe("a history that begins 256 rows later gives the same bits from its second restart on", () => {
  test.each(sliding.map(({ name }) => name))("%s", (name) => {
    const operator = named(name);
    for (const window of [7, 40]) {
      const params = someParams(operator, { window, least: 5 });
      for (const kind of ["gaps", "spike", "offset"] as const) {
        const inputs = operator.example.columns.map((_, k) => nuisanceColumn(kind, { symbols: 1, times: 700 }, 3 + k));
        const whole = operator.apply(inputs, params, shapeOf({ symbols: 1, times: 700 }));
        const late = operator.apply(
          inputs.map((input) => input.slice(256)),
          params,
          shapeOf({ symbols: 1, times: 444 }),
        );
        expect(new BigUint64Array(late.slice(256).buffer)).toEqual(new BigUint64Array(whole.slice(512).buffer));
      }
    }
  });
});

// Source: the meaning, on the rows where sliding state is built anew and just after; windows on either side of the period.
test.each(sliding.map(({ name }) => name))("%s is right around its restarts", (name) => {
  const operator = named(name);
  if (operator.family !== "window") throw new Error(`${name} has no window.`);
  for (const window of [30, 270]) {
    const params = someParams(operator, { window, least: 20 });
    const inputs = operator.example.columns.map((_, k) => nuisanceColumn("gaps", { symbols: 1, times: 1100 }, 9 + k));
    const found: Float64Array = operator.apply(inputs, params, shapeOf({ symbols: 1, times: 1100 }));
    const back = operator.lookback(params);
    for (const t of [255, 256, 257, 285, 286, 511, 512, 513, 540, 782, 1023, 1024, 1026, 1099]) {
      const windows = inputs.map((input) =>
        Float64Array.from({ length: back + 1 }, (_, k) => input[t - back + k] ?? Number.NaN),
      );
      const wanted = operator.meaning(windows, params);
      const value = found[t] ?? Number.NaN;
      const same = Number.isNaN(wanted)
        ? Number.isNaN(value)
        : Math.abs(value - wanted) <= 1e-10 * Math.abs(wanted) + 1e-11;
      if (!same) expect.fail(`window ${window}: row ${t} is ${value}, wanted ${wanted}`);
    }
  }
});

test("resample without bar times says what it needs", () => {
  const { stamps: _stamps, ...blind } = shapeOf({ symbols: 1, times: 3 });
  const operator = named("resample");
  expect(() => operator.apply([Float64Array.of(1, 2, 3)], complete(operator, [1]), blind)).toThrow(
    "resample needs the opening time of every bar: 0 of 3 are known.",
  );
});
