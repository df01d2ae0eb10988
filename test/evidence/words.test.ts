// The text scanner: what it must refuse in any disguise, and what it must let through.
import fc from "fast-check";
import { expect, test } from "vitest";
import { scanText } from "#engine/evidence";

test.each([
  "1",
  "１２",
  "²",
  "Ⅻ",
  "五",
  "٣",
  "½",
  "①",
  "one",
  "twelve",
  "twenty-one",
  "half",
  "double",
  "twice",
  "dozen",
  "tenfold",
  "percent",
  "per cent",
  "first",
  "second",
  "thirds",
  "XII",
  "in March",
  "january",
  "dollars",
  "€",
  "5%",
  "−",
  "~",
  "bps",
])("%s is a number in some form and is refused", (words) => {
  expect(scanText(words, "claim")).not.toEqual([]);
  expect(scanText(words, "note")).not.toEqual([]);
});

test.each([
  "significantly",
  "s i g n i f i c a n t",
  "r.o.b.u.s.t",
  "rоbust",
  "ro\u200bbust",
  "ｂｅｓｔ",
  "𝐛𝐞𝐬𝐭",
  "signi-ficant",
  "out performs",
  "signifcant",
  "roooobust",
  "rob\u00adust",
  "b\u0308est",
  "ʙᴇsᴛ",
  "always",
  "every year",
  "the only",
  "most",
  "guaranteed",
  "risk-free",
  "profitable",
  "causes",
  "drives",
  "proves",
  "no losses",
  "unbeatable",
  "handily",
  "world-class",
  "recession-proof",
  "🚀",
  "**bold**",
  "<b>",
  "signifikant",
])("the claim in %j is refused in text and notes", (words) => {
  expect(scanText(words, "claim")).not.toEqual([]);
  expect(scanText(words, "note")).not.toEqual([]);
});

test.each(["not", "would have", "if", "although", "don't", "positive", "unlike"])(
  "%s turns a figure into another statement",
  (words) => {
    expect(scanText(words, "claim")).not.toEqual([]);
  },
);

test.each([
  "The candidate pool came to ",
  " is measured on the ",
  ", and the figure of ",
  " had ",
  " reached ",
  "Across the campaign, ",
  " over the period ",
  " with a value of ",
  " is shown below the table".replace("shown", "printed"),
  "under the cost model",
  " for ",
  "–",
  " was drawn from the run of ",
])("plain words pass: %s", (words) => {
  expect(scanText(words, "claim")).toEqual([]);
});

test.each([
  "Prices that moved by order pressure move back when the pressure ends.",
  "Signals are computed at the close and traded at the next open.",
  "Survivorship bias may be present since delisted names are absent.",
  "Costs follow a model and were not observed.",
  "The Sharpe ratio is annualised from daily returns.",
  "Volume stands for attention, and attention comes back after news.",
])("an honest note passes: %s", (words) => {
  expect(scanText(words, "note")).toEqual([]);
});

test.each(["Robustness", "What died where", "Failed gates", "Method and limits", "Holdout", "Factors"])(
  "the heading %s passes",
  (words) => {
    expect(scanText(words, "name")).toEqual([]);
  },
);

test("any digit of any script is found", () => {
  fc.assert(
    fc.property(fc.constantFrom(..."0९৩๔၅１៩²③Ⅷ¼"), fc.constantFrom("", "the value ", "and "), (digit, before) => {
      expect(scanText(`${before}${digit}`, "claim").map(({ rule }) => rule)).toContain("text-digit");
    }),
  );
});
