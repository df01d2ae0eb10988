// The split by time, counted by hand on a calendar of a hundred days.
import { expect, it } from "vitest";
import { makeSplit } from "#engine/data";
import { day } from "../support/dates.ts";

const times = Float64Array.from({ length: 100 }, (_, i) => i * day);
const days = (period: { start: number; end: number }): number[] => [period.start / day, period.end / day];

it("cuts three parts in time order and takes the embargo from the end of the earlier one", () => {
  const split = makeSplit(times, { explore: 0.5, validate: 0.25, embargoBars: 5 });
  expect([days(split.explore), days(split.validate), days(split.holdout)]).toEqual([
    [0, 44],
    [50, 69],
    [75, 99],
  ]);
  expect(split.embargoBars).toBe(5);
});

it("keeps the holdout where an earlier seal put it", () => {
  const split = makeSplit(times, { explore: 0.5, validate: 0.25, embargoBars: 5, holdoutFrom: 80 * day });
  expect([days(split.explore), days(split.validate), days(split.holdout)]).toEqual([
    [0, 47],
    [53, 74],
    [80, 99],
  ]);
});

it("refuses a calendar that leaves fewer than twenty bars in a part", () => {
  const shares = { explore: 0.5, validate: 0.25, embargoBars: 6 };
  expect(() => makeSplit(times, shares)).toThrow(expect.objectContaining({ code: "split-too-short" }));
});
