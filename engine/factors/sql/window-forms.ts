// SQL of window operators: the values of a window as an array, taken from its own level so that a large one costs no digits.
import { type SqlCall, type SqlForm, sqlNumber } from "../sql-form.ts";
import { past, rowNumber, whereAll } from "./forms.ts";

/** The window of one call. Every member is the name of a column. */
export interface SqlWindow {
  readonly call: SqlCall;
  readonly rows: number;
  /** Rows on which every input is present. */
  readonly count: string;
  /** The inputs, missing together. */
  readonly inputs: readonly string[];
  /** Present values of an input, oldest first. */
  readonly values: (input: number) => string;
}

/**
 * A window operator from text over its window: nothing on fewer than min_periods complete rows (the last parameter), or
 * fewer than `least`.
 */
export function windowSql(of: (window: SqlWindow) => string, least = 1): SqlForm {
  return (call) => {
    const window = windowOf(call, call.params[0] ?? 1);
    const needed = Math.max(least, call.params.at(-1) ?? 1);
    return `if(${window.count} >= ${needed}, ${of(window)}, NULL)`;
  };
}

export function windowOf(call: SqlCall, rows: number): SqlWindow {
  const inputs =
    call.inputs.length === 1
      ? call.inputs
      : call.inputs.map((input) =>
          call.step(
            whereAll(
              call.inputs.filter((other) => other !== input),
              input,
            ),
          ),
        );
  return {
    call,
    rows,
    inputs,
    count: call.step(`count(${inputs[0]}) ${past(rows)}`),
    values: (input) => call.step(`groupArray(${inputs[input]}) ${past(rows)}`),
  };
}

/** One aggregate of ClickHouse over the window. */
export function pastSql(of: (x: string, frame: string) => string): SqlForm {
  return windowSql(({ inputs: [x = "NULL"], rows }) => of(x, past(rows)));
}

/** Values about a level of their own: their mean as level + shift, and the distance of each from it. */
export interface Deviations {
  readonly level: string;
  readonly shift: string;
  readonly distances: string;
  /** Mean of the values. */
  readonly mean: string;
  /** Sum of squared distances. */
  readonly squares: string;
}

export function deviationsOf(call: SqlCall, values: string): Deviations {
  const { step } = call;
  const level = step(`${values}[-1]`);
  const shifted = step(`arrayMap(v -> v - ${level}, ${values})`);
  const shift = step(`if(empty(${shifted}), nan, arraySum(${shifted}) / length(${shifted}))`);
  const distances = step(`arrayMap(v -> v - ${shift}, ${shifted})`);
  return {
    level,
    shift,
    distances,
    mean: `(${level} + ${shift})`,
    squares: step(`arraySum(v -> v * v, ${distances})`),
  };
}

/** Distance of today's value from the mean, without losing the digits of a large level. */
export function distanceOf(x: string, { level, shift }: Deviations): string {
  return `(${x} - ${level} - ${shift})`;
}

/** True when nothing varies beyond the rounding of the mean. */
export function isFlatSql(variance: string, mean: string): string {
  return `NOT (${variance} > pow(1e-14 * ${mean}, 2))`;
}

/** Moments of the first input: text over its deviations and the number of values. */
export function momentsSql(of: (deviations: Deviations, count: string, x: string) => string, least = 2): SqlForm {
  return windowSql((window) => {
    const deviations = deviationsOf(window.call, window.values(0));
    return of(deviations, window.count, window.inputs[0] ?? "NULL");
  }, least);
}

/** Sum of a power of the distances from the mean. */
export function powerSum({ distances }: Deviations, power: number): string {
  return `arraySum(v -> ${Array.from({ length: power }, () => "v").join(" * ")}, ${distances})`;
}

/** Quantile of sorted values by linear interpolation; text. */
export function quantileOfSorted(call: SqlCall, sorted: string, q: number): string {
  const place = call.step(`(length(${sorted}) - 1) * ${sqlNumber(q)}`);
  const low = call.step(`toInt64(floor(${place}))`);
  const share = `(${place} - ${low})`;
  const high = `least(${low} + 2, length(${sorted}))`;
  return `${sorted}[${low} + 1] * (1 - ${share}) + ${sorted}[${high}] * ${share}`;
}

/** Where the rows of the present values stand, counted from today: 0 for today, negative before. */
export function placesOf(window: SqlWindow): string {
  const { call } = window;
  const row = rowNumber(call);
  const present = call.step(`if(isNull(${window.inputs[0]}), NULL, ${row})`);
  const rows = call.step(`groupArray(${present}) ${past(window.rows)}`);
  return call.step(`arrayMap(r -> r - ${row}, ${rows})`);
}

/** A straight line through the window: text over its slope and what it is made of. */
export interface SqlLine {
  readonly window: SqlWindow;
  readonly deviations: Deviations;
  readonly slope: string;
  readonly cross: string;
  readonly meanPlace: string;
}

export function lineSql(of: (line: SqlLine) => string): SqlForm {
  return windowSql((window) => {
    const { call } = window;
    const deviations = deviationsOf(call, window.values(0));
    const places = deviationsOf(call, placesOf(window));
    const cross = call.step(`arrayDotProduct(${places.distances}, ${deviations.distances})`);
    return of({
      window,
      deviations,
      cross,
      slope: call.step(`${cross} / ${places.squares}`),
      meanPlace: places.mean,
    });
  }, 2);
}

/** Both inputs of a window about their means. */
export interface SqlPair {
  readonly count: string;
  readonly x: Deviations;
  readonly y: Deviations;
  /** Sum of the products of the distances. */
  readonly cross: string;
}

export function pairSql(of: (pair: SqlPair) => string): SqlForm {
  return windowSql(({ call, count, values }) => {
    const x = deviationsOf(call, values(0));
    const y = deviationsOf(call, values(1));
    return of({ count, x, y, cross: call.step(`arrayDotProduct(${x.distances}, ${y.distances})`) });
  }, 2);
}

/** Pearson correlation within −1 … 1; nothing where either side does not vary. */
export function correlationOf({ count, cross, x, y }: SqlPair): string {
  const flat = [x, y].map(({ mean, squares }) => isFlatSql(`${squares} / (${count} - 1)`, mean)).join(" OR ");
  return `if(${flat}, NULL, greatest(-1, least(1, ${cross} / sqrt(${x.squares}) / sqrt(${y.squares}))))`;
}

/** Rank of today's value among the present ones, as a share; near ties as in ranks across symbols. */
export function rankInWindow({ call, count, inputs: [x], values }: SqlWindow, tolerance: number): string {
  const list = values(0);
  const step = call.step(`${sqlNumber(tolerance)} * arrayMax(v -> abs(v), ${list})`);
  const rounded = (text: string): string => `floor(${text}) + (${text} - floor(${text}) >= 0.5)`;
  const steps = call.step(`if(${step} > 0, arrayMap(v -> v / ${step}, ${list}), ${list})`);
  const places = call.step(`if(${step} > 0, arrayMap(v -> ${rounded("v")}, ${steps}), ${list})`);
  const own = call.step(`${places}[-1]`);
  const below = `arrayCount(v -> v < ${own}, ${places})`;
  const tied = `arrayCount(v -> v = ${own}, ${places})`;
  return `if(isNull(${x}), NULL, (${below} + (${tied} + 1) / 2) / ${count})`;
}

/** Where the lowest or highest value stands: bars ago, or 1 for the oldest row of the window. */
export function extremeSql(rule: {
  readonly extreme: "min" | "max";
  readonly report: "age" | "place";
  readonly ties: "oldest" | "newest";
}): SqlForm {
  return windowSql((window) => {
    const { call, rows, values } = window;
    const places = placesOf(window);
    const list = rule.ties === "oldest" ? values(0) : call.step(`arrayReverse(${values(0)})`);
    const ordered = rule.ties === "oldest" ? places : call.step(`arrayReverse(${places})`);
    const extreme = rule.extreme === "min" ? "arrayMin" : "arrayMax";
    const place = `${ordered}[indexOf(${list}, ${extreme}(${list}))]`;
    return rule.report === "age" ? `-(${place})` : `${place} + ${rows}`;
  });
}

/** An aggregate of ClickHouse over the whole past, where today's value is present. */
export function everSql(of: (x: string, frame: string) => string): SqlForm {
  return ({ inputs: [x = "NULL"] }) => whereAll([x], of(x, past(Number.POSITIVE_INFINITY)));
}

/** Least squares of the first input on the second, over the rows of the window where both are present. */
export interface SqlRegression extends SqlPair {
  readonly slope: string;
  /** Today's values. */
  readonly now: readonly [y: string, x: string];
}

/** Text over the fit; nothing where the second input does not vary. Here x is the regressor. */
export function regressionSql(of: (fit: SqlRegression) => string): SqlForm {
  return (call) =>
    pairSql(({ count, cross, x: y, y: x }) => {
      const slope = call.step(`${cross} / ${x.squares}`);
      const [first = "NULL", second = "NULL"] = call.inputs;
      const text = of({ count, cross, x, y, slope, now: [first, second] });
      return `if(${isFlatSql(`${x.squares} / (${count} - 1)`, x.mean)}, NULL, ${text})`;
    })(call);
}
