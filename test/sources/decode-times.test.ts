// Times and zones: every form that is read, and every mixture that is refused with the rows that disagree.
import { describe, expect, test } from "vitest";
import { type BarOptions, decodeBars } from "#engine/data/sources";

const decode = (times: readonly string[], options: BarOptions = {}) =>
  decodeBars(
    [
      {
        name: "a.csv",
        bytes: Buffer.from(`ts,symbol,close\n${times.map((ts, i) => `"${ts}",A,${i + 1}`).join("\n")}\n`),
      },
    ],
    options,
  );
const ts = async (times: readonly string[], options: BarOptions = {}) => [...(await decode(times, options)).rows.ts];
const at = (text: string): number => Date.parse(text);

describe("daily bars carry the local date at 00:00 UTC", () => {
  test.each([
    ["2020-01-02"],
    ["20200102"],
    ["2020/1/2"],
    ["2020-01-02 16:00:00"],
    ["2020-01-02T20:00:00-05:00"],
    ["1577923200"],
  ])("%s", async (text) => {
    expect(await ts([text], { frequency: "1d" })).toEqual([at("2020-01-02")]);
  });

  // Source: by hand. 01:00 UTC of 3 January is 20:00 of 2 January in New York.
  test("an instant is put to the date of the zone that is named", async () => {
    expect(await ts(["2020-01-03T01:00:00Z"], { frequency: "1d", timeZone: "America/New_York" })).toEqual([
      at("2020-01-02"),
    ]);
    expect(await ts(["1578013200000"], { frequency: "1d", timeZone: "America/New_York" })).toEqual([at("2020-01-02")]);
  });
});

describe("instants", () => {
  const wanted = at("2020-01-02T14:30:00Z");
  test.each([
    ["2020-01-02T14:30:00Z", {}],
    ["2020-01-02 09:30:00-05:00", {}],
    ["2020-01-02T20:00:00+0530", {}],
    ["2020-01-02 09:30", { timeZone: "America/New_York" }],
    ["1577975400", {}],
    ["1577975400000", {}],
    ["1577975400000000", {}],
    ["1577975400000000000", {}],
  ])("%s", async (text, options) => {
    expect(await ts([text], { frequency: "1m", ...options })).toEqual([wanted]);
  });

  test("local times without a zone are read as UTC and reported", async () => {
    const { rows, issues } = await decode(["2020-01-02 14:30"], { frequency: "1m" });
    expect(rows.ts[0]).toBe(wanted);
    expect(issues).toMatchObject([{ code: "zone-assumed", action: "assumed", count: 1 }]);
  });

  // Source: clocks in New York went from 02:00 to 03:00 on 8 March 2020 and back at 02:00 on 1 November 2020.
  test("a local time that does not exist is refused, one that occurs twice is taken early and reported", async () => {
    const zone = { frequency: "1m", timeZone: "America/New_York" } as const;
    await expect(decode(["2020-03-08 02:30"], zone)).rejects.toMatchObject({ code: "bad-time" });
    const { rows, issues } = await decode(["2020-11-01 01:30"], zone);
    expect(rows.ts[0]).toBe(at("2020-11-01T05:30:00Z"));
    expect(issues).toMatchObject([{ code: "ambiguous-time", count: 1 }]);
  });
});

describe("mixtures are refused with the first two rows that disagree", () => {
  test.each([
    [["2020-01-02T14:30:00Z", "2020-01-02T14:31:00Z", "2020-01-02 14:32:00"], "line 2", "line 4"],
    [["2020-01-02T14:30:00Z", "2020-01-02T15:31:00+01:00"], "line 2", "line 3"],
    [["2020-01-02", "2020-01-03", "2020-01-04T00:00:00Z"], "line 2", "line 4"],
    [["1577975400", "1577975400000"], "line 2", "line 3"],
  ])("%j", async (times, first, second) => {
    const error = await decode(times, { frequency: "1m" }).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ code: "mixed-time-zones" });
    expect(String(error)).toContain(`${first} of "a.csv"`);
    expect(String(error)).toContain(`${second} of "a.csv"`);
  });

  // Source: Berlin is at +01:00 in winter and +02:00 from 29 March 2020.
  test("one zone's summer and winter time pass when the zone is named", async () => {
    const times = ["2020-03-28T10:00:00+01:00", "2020-03-30T10:00:00+02:00"];
    expect(await ts(times, { frequency: "1h", timeZone: "Europe/Berlin" })).toEqual(times.map(at));
    await expect(decode(times, { frequency: "1h" })).rejects.toMatchObject({ code: "mixed-time-zones" });
    await expect(decode(times, { frequency: "1h", timeZone: "Asia/Tokyo" })).rejects.toMatchObject({
      code: "mixed-time-zones",
    });
  });
});

describe("what cannot be read for certain is refused", () => {
  test.each([
    "01/02/2020",
    "2. Jan 2020",
    "43832",
    "2020-02-30",
    "2020-01-02T25:00:00Z",
    "soon",
    "1650-01-01",
    "99999999999999999999999",
  ])("%s", async (text) => {
    await expect(decode([text], { frequency: "1d" })).rejects.toMatchObject({ code: "bad-time" });
  });

  test("an unknown zone", async () => {
    await expect(decode(["2020-01-02"], { timeZone: "Mars/Base" })).rejects.toMatchObject({
      code: "unknown-time-zone",
    });
  });
});

describe("frequency", () => {
  const hours = Array.from({ length: 12 }, (_, i) => new Date(at("2020-01-02") + i * 3_600_000).toISOString());
  const days = Array.from({ length: 12 }, (_, i) =>
    new Date(at("2020-01-02") + i * 86_400_000).toISOString().slice(0, 10),
  );

  test("is told from the data when left out, and said", async () => {
    expect((await decode(hours)).frequency).toBe("1h");
    const daily = await decode(days);
    expect(daily.frequency).toBe("1d");
    expect(daily.issues.map((issue) => issue.code)).toEqual(["frequency-told"]);
  });

  test.each([
    ["hours as days", hours, "1d"],
    ["hours as minutes", hours, "1m"],
    ["days as hours", days, "1h"],
    ["days as weeks", days, "1w"],
  ] as const)("%s is refused", async (_, times, frequency) => {
    await expect(decode(times, { frequency })).rejects.toMatchObject({ code: "frequency-mismatch" });
  });
});
