// Which bar an instant belongs to: opening included, closing not; and the first bar that knows it: closing included.
import { describe, expect, it } from "vitest";
import { calendarOf, everyBar, makeBarClock } from "#engine/features";
import { firstToKnowIn } from "../../engine/features/bar-clock.ts";

const hour = 3_600_000;
const iso = (ts: number): string => new Date(ts).toISOString();
const at = (text: string): number => Date.parse(text);

describe("daily bars of New York that close at 16:00", () => {
  const clock = makeBarClock({ barMs: 24 * hour, timeZone: "America/New_York", closeAfter: 16 * hour });

  // By hand: New York is UTC−5 in January and UTC−4 in July.
  it.each([
    ["2014-01-02T20:59:59Z", "2014-01-02", "2014-01-02"],
    ["2014-01-02T21:00:00Z", "2014-01-03", "2014-01-02"],
    ["2014-01-02T21:00:01Z", "2014-01-03", "2014-01-03"],
    ["2014-07-01T19:59:59Z", "2014-07-01", "2014-07-01"],
    ["2014-07-01T20:00:01Z", "2014-07-02", "2014-07-02"],
    ["2014-01-03T02:00:00Z", "2014-01-03", "2014-01-03"],
  ])("%s is held by the bar of %s and first known by that of %s", (instant, holding, knows) => {
    expect(iso(clock.holding(at(instant))).slice(0, 10)).toBe(holding);
    expect(iso(clock.firstToKnow(at(instant))).slice(0, 10)).toBe(knows);
  });

  it("close at the local time on both sides of a change of clocks", () => {
    expect(iso(clock.closeOf(at("2014-03-08")))).toBe("2014-03-08T21:00:00.000Z");
    expect(iso(clock.closeOf(at("2014-03-09")))).toBe("2014-03-09T20:00:00.000Z");
    expect(clock.instantOn(Number.NaN, hour)).toBeNaN();
  });
});

describe("bars of a minute", () => {
  const clock = makeBarClock({ barMs: 60_000, timeZone: "UTC", closeAfter: 24 * hour });

  it.each([
    ["2020-01-01T00:00:00Z", "00:00", "23:59"],
    ["2020-01-01T00:00:01Z", "00:00", "00:00"],
    ["2020-01-01T00:01:00Z", "00:01", "00:00"],
  ])("%s", (instant, holding, knows) => {
    expect(iso(clock.holding(at(instant))).slice(11, 16)).toBe(holding);
    expect(iso(clock.firstToKnow(at(instant))).slice(11, 16)).toBe(knows);
  });
});

describe("calendars", () => {
  const clock = makeBarClock({ barMs: 24 * hour, timeZone: "UTC", closeAfter: 24 * hour });

  it("skip bars that do not exist", () => {
    const calendar = calendarOf([at("2020-01-06"), at("2020-01-03"), at("2020-01-03")], clock);
    expect([...calendar.stamps].map(iso)).toEqual(["2020-01-03T00:00:00.000Z", "2020-01-06T00:00:00.000Z"]);
    const place = (text: string): number => firstToKnowIn(calendar, at(text));
    expect([
      place("2020-01-01"),
      place("2020-01-04"),
      place("2020-01-04T00:00:01Z"),
      place("2020-01-07T00:00:01Z"),
    ]).toEqual([0, 0, 1, 2]);
    expect(everyBar(at("2020-01-03"), at("2020-01-06"), clock).stamps).toHaveLength(4);
    expect(everyBar(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, clock).stamps).toHaveLength(0);
  });

  it("and clocks refuse lengths and times that cannot be", () => {
    expect(() => makeBarClock({ barMs: 7 * hour, timeZone: "UTC", closeAfter: hour })).toThrow(/cannot be 25200000 ms/);
    expect(() => makeBarClock({ barMs: hour, timeZone: "UTC", closeAfter: 0 })).toThrow(/close/);
    expect(() => makeBarClock({ barMs: hour, timeZone: "Moon/Base", closeAfter: hour })).toThrow(/time zone/);
    const minute = makeBarClock({ barMs: 60_000, timeZone: "UTC", closeAfter: 24 * hour });
    expect(() => everyBar(0, at("2020-01-01"), minute)).toThrow(/26297281 bars/);
  });
});
