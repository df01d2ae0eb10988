// Events, held values and calendar periods on small histories, by hand.
import { describe, expect, test } from "vitest";
import type { Operator } from "../../engine/factors/operator.ts";
import { operators } from "../../engine/factors/operators/index.ts";
import { complete, shapeOf } from "../support/operator-calls.ts";

const list: readonly Operator[] = operators;
const gap = Number.NaN;
const hour = 3_600_000;
const day = 24 * hour;

function run(
  name: string,
  columns: readonly (readonly number[])[],
  params: readonly number[] = [],
  stamps?: readonly number[],
) {
  const operator = list.find((one) => one.name === name);
  if (!operator) throw new Error(`There is no operator ${name}.`);
  const shape = shapeOf({ symbols: 1, times: columns[0]?.length ?? 0 });
  const inputs = columns.map((column) => Float64Array.from(column));
  const timed = stamps === undefined ? shape : { ...shape, stamps: Float64Array.from(stamps) };
  return [...operator.apply(inputs, complete(operator, params), timed)];
}

describe("events", () => {
  // Source: TDX. CROSS needs a bar at or below first; LONGCROSS needs n bars strictly below.
  test("equality is not above, but may come before a crossing", () => {
    const x = [1, 2, 3, 3, 1, 2, 2.5];
    const y = [2, 2, 2, 2, 2, 2, 2];
    expect(run("cross_up", [x, y])).toEqual([gap, 0, 1, 0, 0, 0, 1]);
    expect(run("cross_down", [x, y])).toEqual([gap, 0, 0, 0, 1, 0, 0]);
    expect(run("long_cross", [x, y], [1])).toEqual([gap, 0, 0, 0, 0, 0, 0]);
    expect(run("long_cross", [[1, 1, 3, 1, 3], y.slice(0, 5)], [2])).toEqual([gap, gap, 1, 0, 0]);
  });

  // Source: TDX. FILTER(X, 2): a kept signal silences two bars, a silenced one silences nothing.
  test("a filtered signal counts its quiet bars from the last one kept", () => {
    expect(run("filter_signal", [[1, 1, 1, 1, 1, 1, 1]], [2])).toEqual([1, 0, 0, 1, 0, 0, 1]);
    expect(run("filter_signal", [[0, 1, 0, 1, 1, 0, 0]], [2])).toEqual([0, 1, 0, 0, 1, 0, 0]);
  });

  // Source: TDX. LAST(X, 3, 1) is all of the bars three, two and one ago; today does not matter.
  test("last looks at both ends of its span", () => {
    const condition = [1, 1, 1, 0, 0, 1, 1, 1, 1];
    expect(run("ts_last", [condition], [3, 1])).toEqual([gap, gap, gap, 1, 0, 0, 0, 0, 1]);
    expect(run("ts_last", [condition], [2])).toEqual(run("ts_every", [condition], [3]));
  });

  test("bars since the last, the first and the oldest true bar differ", () => {
    const condition = [0, 1, 0, 1, 0, 0, 0];
    expect(run("bars_since", [condition])).toEqual([gap, 0, 1, 0, 1, 2, 3]);
    expect(run("bars_since_first", [condition])).toEqual([gap, 0, 1, 2, 3, 4, 5]);
    expect(run("bars_since_n", [condition], [3])).toEqual([gap, gap, 1, 2, 1, 2, gap]);
  });
});

describe("held values", () => {
  // Source: BRAIN's idiom trade_when(entry, x, −1): no exit ever comes.
  test("an exit of −1 never comes", () => {
    const exit = [-1, -1, -1, -1];
    expect(run("trade_when", [[0, 1, 0, 1], [1, 2, 3, 4], exit])).toEqual([gap, 2, 2, 4]);
  });

  test("entry takes a missing x as it is", () => {
    expect(
      run("trade_when", [
        [1, 1, 0],
        [5, gap, 6],
        [0, 0, 0],
      ]),
    ).toEqual([5, gap, gap]);
  });

  // Source: by hand. Steps of at most 1 towards 10, then back; 0.5 away is not far enough.
  test("a hump moves by its limit at most", () => {
    expect(run("hump", [[0, 10, 10, 1.5, 1.5]], [1])).toEqual([0, 1, 2, 2, 2]);
    expect(run("hump", [[0, 10, -10]], [0])).toEqual([0, 0, 0]);
  });

  test("the k-th newest value passes over gaps", () => {
    expect(run("kth_element", [[1, gap, 3, gap, 5, 6]], [4])).toEqual([1, 1, 3, 3, 5, 6]);
    expect(run("kth_element", [[1, gap, 3, gap, 5, 6]], [4, 3])).toEqual([gap, gap, gap, gap, gap, 3]);
  });

  test("the last other value is looked for no further than n bars back", () => {
    expect(run("ts_last_diff_value", [[1, 2, 2, 2, 2]], [3])).toEqual([gap, 1, 1, 1, gap]);
    expect(run("ts_days_from_last_change", [[1, 2, 2, gap, 2, 3]])).toEqual([gap, 0, 1, gap, 3, 0]);
  });
});

describe("calendar periods", () => {
  // Source: calendar. 29 January 2024 is a Monday; the month ends on Wednesday the 31st, with that day's bar.
  test("daily bars: a month ends with its last day's bar, a week with the next Monday's", () => {
    const start = Date.UTC(2024, 0, 25);
    const stamps = [0, 1, 4, 5, 6, 7, 8, 11].map((days) => start + days * day);
    const x = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(run("resample", [x], [1], stamps)).toEqual([gap, gap, gap, gap, 5, 5, 5, 5]);
    expect(run("resample", [x], [0], stamps)).toEqual([gap, gap, 2, 2, 2, 2, 2, 7]);
    expect(run("resample", [x], [0, 5], stamps)).toEqual([gap, gap, 1.5, 1.5, 1.5, 1.5, 1.5, 5]);
    expect(run("resample", [x], [2, 4], stamps)).toEqual(new Array(8).fill(gap));
  });

  // Source: calendar. A bar that opens at 18:00 and is six hours long reaches midnight.
  test("six-hour bars: a day ends with its last bar", () => {
    const stamps = Array.from({ length: 9 }, (_, t) => Date.UTC(2024, 4, 6) + 6 * t * hour);
    const x = [3, 1, 4, gap, 5, 9, 2, 6, 5];
    const [first, most, least, sum] = [1, 2, 3, 4].map((agg) => run("resample", [x], [3, agg], stamps));
    expect(first).toEqual([gap, gap, gap, 3, 3, 3, 3, 5, 5]);
    expect(most).toEqual([gap, gap, gap, 4, 4, 4, 4, 9, 9]);
    expect(least).toEqual([gap, gap, gap, 1, 1, 1, 1, 2, 2]);
    expect(sum).toEqual([gap, gap, gap, 8, 8, 8, 8, 22, 22]);
  });

  // Source: by hand. The first gap is a weekend, which no bar lasts; by the second the bars are known to be days.
  test("a history that begins on a Friday takes no bar for longer than a day", () => {
    const stamps = [0, 3, 4, 5].map((days) => Date.UTC(2024, 0, 26) + days * day);
    expect(run("resample", [[1, 2, 3, 4]], [1], stamps)).toEqual([gap, gap, gap, 4]);
  });

  test("quarters and years end where the calendar says", () => {
    const stamps = [
      Date.UTC(2023, 8, 29),
      Date.UTC(2023, 9, 2),
      Date.UTC(2023, 11, 29),
      Date.UTC(2024, 0, 2),
      Date.UTC(2024, 3, 1),
    ];
    expect(run("resample", [[1, 2, 3, 4, 5]], [2], stamps)).toEqual([gap, 1, 1, 3, 4]);
    expect(run("resample", [[1, 2, 3, 4, 5]], [4], stamps)).toEqual([gap, gap, gap, 3, 3]);
  });
});
