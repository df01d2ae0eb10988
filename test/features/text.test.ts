// Documents to fields: tokens, novelty and sentiment by hand, publication times to the second, nothing from the future.
import { describe, expect, it } from "vitest";
import { calendarOf, derivations, openNovelty, sentimentOf, shinglesOf, tokensOf } from "#engine/features";
import { recordsOf, settingsOf, settledRows, tableOf } from "./derive-settings.ts";

const day = 86_400_000;
const text = derivations[3];
const words = (document: string): readonly string[] => tokensOf(document).words;

describe("tokens", () => {
  it.each([
    ["RT @joe: $AAPL beats, again! https://x.co/1", [".", "$aapl", "beats", ".", "again", "."]],
    ["rt AT_USER : $ aapl beats URL", [".", "$aapl", "beats"]],
    ["does n't fall 20% 🚀", ["does", "n't", "fall", "20%", "🚀"]],
    ["don’t can't e-mail", ["don't", "can't", "e-mail"]],
    ["", []],
    ["  \u0000\u200b\u001b[31m ", ["31m"]],
    ["日本 株価", ["日本", "株価"]],
  ])("of %j", (document, expected) => {
    expect(words(document)).toEqual(expected);
  });

  it("of a megabyte are bounded, and the cut is told", () => {
    const { words: read, clipped } = tokensOf("moon ".repeat(200_000));
    expect(read).toHaveLength(2000);
    expect(clipped).toBe(true);
    expect(tokensOf("x".repeat(1_000_000)).words).toHaveLength(1);
    expect(tokensOf("plain").clipped).toBe(false);
  });
});

describe("novelty", () => {
  const judgeAll = (documents: readonly (readonly [string, number])[], window = day): number[] => {
    const judge = openNovelty({ window });
    return documents.map(([document, time]) => judge(shinglesOf(words(document)), time));
  };

  // By hand: pairs of "a b c d" are ab bc cd, of "a b c e" ab bc ce: 2 shared of 3 and 3, 1 − 2/3.
  it("is one less the largest cosine, and 0 for a copy", () => {
    const given = judgeAll([
      ["aa bb cc dd", 0],
      ["aa bb cc ee", 1],
      ["RT @x: aa bb cc dd", 2],
      ["entirely other words", 3],
    ]);
    expect(given[0]).toBe(1);
    expect(given[1]).toBeCloseTo(1 / 3, 12);
    expect(given[2]).toBeCloseTo(0, 12);
    expect(given[3]).toBe(1);
  });

  it("forgets what is older than its days, and has no opinion on empty documents", () => {
    expect(
      judgeAll([
        ["aa bb cc", 0],
        ["aa bb cc", day],
        ["aa bb cc", 2 * day + 1],
      ]),
    ).toEqual([1, 0, 1]);
    expect(
      judgeAll([
        ["", 0],
        ["lonely", 1],
        ["lonely", 2],
      ]),
    ).toEqual([Number.NaN, 1, 0]);
  });

  it("is that of a slow comparison with every earlier document", () => {
    const vocabulary = ["up", "down", "buy", "sell", "hold"];
    const documents = Array.from({ length: 120 }, (_, i) =>
      [0, 1, 2, 3].map((j) => vocabulary[(i * (j + 3) + ((i * i) >> j)) % 5]).join(" "),
    );
    const fast = judgeAll(
      documents.map((document, i) => [document, i] as const),
      40,
    );
    const sets = documents.map((document) => shinglesOf(words(document)));
    for (const [i, own] of sets.entries()) {
      const similar = sets.slice(Math.max(0, i - 40), i).map((other) => {
        const shared = [...own].filter((shingle) => other.has(shingle)).length;
        return shared / Math.sqrt(own.size * other.size);
      });
      expect(fast[i]).toBeCloseTo(1 - Math.max(0, ...similar), 12);
    }
  });
});

describe("sentiment", () => {
  const dictionary = new Map([
    ["good", 3],
    ["bad", -3],
    ["no", -1],
  ]);

  // By hand, score over number of words.
  it.each([
    ["good day", 3 / 2],
    ["not good", -3 / 2],
    ["not a very good day", -3 / 5],
    ["not a very long good day", 3 / 6],
    ["not today. good", 3 / 3],
    ["no", -1],
    ["no way", -1 / 2],
    ["no good", -3 / 2],
    ["isn't bad", 3 / 2],
    ["is n't bad", 3 / 3],
    ["nothing here", 0],
    ["", Number.NaN],
    ["!!!", Number.NaN],
  ])("of %j is %d", (document, expected) => {
    const score = sentimentOf(words(document), dictionary);
    if (Number.isNaN(expected)) expect(score).toBeNaN();
    else expect(score).toBeCloseTo(expected, 12);
  });
});

describe("the derivation", () => {
  const dictionary = new Map([["good", 3]]);
  const settings = settingsOf({ timeZone: "America/New_York", closeAfter: 16 * 3_600_000, dictionary });
  const derive = async (lines: readonly string[], own = settings) =>
    text.derive([await tableOf(["symbol,published,text", ...lines].join("\n"))], own);

  it("puts a document published a second after the close into the next bar", async () => {
    const derived = await derive([
      "A,2014-01-02T20:59:59Z,good start",
      "A,2014-01-02T21:00:00Z,good middle",
      "A,2014-01-02T21:00:01Z,late words",
    ]);
    expect(recordsOf(derived, ["documents", "sentiment", "share_positive"])).toEqual([
      ["A", "2014-01-02", 2, 1.5, 1],
      ["A", "2014-01-03", 1, 0, 0],
    ]);
  });

  it("leaves days without a document at a count of zero and everything else missing", async () => {
    const derived = await derive([
      "A,2014-01-02T12:00:00Z,good one",
      "A,2014-01-04T12:00:00Z,second one",
      "B,2014-01-03T12:00:00Z,third",
    ]);
    expect(recordsOf(derived, ["documents", "novelty"])).toEqual([
      ["A", "2014-01-02", 1, 1],
      ["A", "2014-01-03", 0, Number.NaN],
      ["A", "2014-01-04", 1, 1],
      ["B", "2014-01-03", 1, 1],
      ["B", "2014-01-04", 0, Number.NaN],
    ]);
  });

  it("ends with the last document of any symbol, and does not heap what is older than the bars on the first of them", async () => {
    const stamps = ["2014-01-03", "2014-01-06", "2014-01-07", "2014-01-08"].map((date) => Date.parse(date));
    const derived = await derive(
      ["A,2013-12-02T12:00:00Z,long ago", "A,2014-01-03T12:00:00Z,friday", "B,2014-01-07T12:00:00Z,tuesday"],
      { ...settings, calendar: calendarOf(stamps, settings.clock) },
    );
    expect(recordsOf(derived, ["documents"])).toEqual([
      ["A", "2014-01-03", 1],
      ["A", "2014-01-06", 0],
      ["A", "2014-01-07", 0],
      ["B", "2014-01-07", 1],
    ]);
    expect(derived.refused).toMatchObject([{ reason: "published before the first bar", count: 1 }]);
  });

  it("carries a weekend to Monday when Monday is the next bar there is, and refuses what no bar knows", async () => {
    const stamps = ["2014-01-03", "2014-01-06"].map((date) => Date.parse(date));
    const derived = await derive(
      ["A,2014-01-03T12:00:00Z,friday", "A,2014-01-04T12:00:00Z,saturday", "A,2014-01-07T12:00:00Z,tuesday"],
      { ...settings, calendar: calendarOf(stamps, settings.clock) },
    );
    expect(recordsOf(derived, ["documents"])).toEqual([
      ["A", "2014-01-03", 1],
      ["A", "2014-01-06", 1],
    ]);
    expect(derived.refused).toMatchObject([{ reason: "published after the last bar", count: 1 }]);
  });

  it("takes a bare date as known when the day is over", async () => {
    const derived = await derive(["A,2014-01-02,some words"]);
    expect(recordsOf(derived, ["documents"])).toEqual([["A", "2014-01-03", 1]]);
  });

  it("measures attention against the last twenty bars", async () => {
    const lines = Array.from(
      { length: 21 },
      (_, i) => `A,2014-01-${String(i + 1).padStart(2, "0")}T12:00:00Z,one words${i}`,
    );
    const derived = await derive([...lines, "A,2014-01-21T13:00:00Z,two more", "A,2014-01-21T14:00:00Z,three more"]);
    const shocks = recordsOf(derived, ["attention_shock"]).map((row) => row[2]);
    expect(shocks.slice(0, 20)).toEqual(new Array(20).fill(Number.NaN));
    expect(shocks[20]).toBeCloseTo(Math.log(4 / 2), 12);
  });

  it("does not depend on the order of rows, nor on later ones", async () => {
    const lines = Array.from({ length: 60 }, (_, i) => {
      const date = new Date(Date.UTC(2014, 0, 1 + Math.floor(i / 4), (i % 4) * 5)).toISOString();
      return `${i % 3 === 0 ? "A" : "B"},${date},${["good", "plain", "good good"][i % 3]} w${i % 7} w${i % 5} w${i % 3}`;
    });
    const whole = await derive(lines);
    const until = Date.parse("2014-01-10");
    const turned = await derive([...lines].reverse());
    expect(settledRows(turned, Number.POSITIVE_INFINITY)).toEqual(settledRows(whole, Number.POSITIVE_INFINITY));
    const cut = await derive(lines.filter((line) => (line.split(",")[1] ?? "") < "2014-01-12"));
    expect(settledRows(cut, until)).toEqual(settledRows(whole, until));
    expect(settledRows(cut, until).length).toBeGreaterThan(10);
  });

  it("counts empty, unnamed and oversized documents", async () => {
    const huge = `A,2014-01-02T12:00:00Z,${"good ".repeat(150_000)}`;
    const derived = await derive([huge, "A,2014-01-02T13:00:00Z,", ",2014-01-02T13:00:00Z,x", "A,,x"]);
    expect(derived.refused.map(({ reason }) => reason)).toEqual([
      "longer than is read; its head was used",
      "no publication time",
      "no symbol",
      "no words",
    ]);
    expect(recordsOf(derived, ["documents", "sentiment"])).toEqual([["A", "2014-01-02", 1, 3]]);
  });
});
