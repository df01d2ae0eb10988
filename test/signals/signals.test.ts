// Rules by hand: what says yes, no and unknown, and how positions follow.
import { describe, expect, test } from "vitest";
import { seededRandom } from "#engine/core";
import {
  columnOfRows,
  describeRule,
  evaluateRule,
  exposureOf,
  type Grid,
  leavesOf,
  no,
  positionsOf,
  type Rule,
  rankFractions,
  rowsOf,
  ruleSchema,
  type SignalInputs,
  signals,
  sortRows,
  unknown,
  yes,
} from "#engine/signals";

const NaNs = Number.NaN;

function inputs(grid: Grid, columns: Readonly<Record<string, readonly number[]>>): SignalInputs {
  const values = (of: string): Float64Array => Float64Array.from(columns[of] ?? []);
  return { grid, values, order: (of) => sortRows(values(of), grid) };
}

const oneSymbol = (score: readonly number[], other: readonly number[] = []): SignalInputs =>
  inputs({ symbols: 1, times: score.length }, { score, other });
const oneDate = (score: readonly number[]): SignalInputs => inputs({ symbols: score.length, times: 1 }, { score });
const marks = (rule: Rule, from: SignalInputs): number[] => Array.from(evaluateRule(rule, from));

describe("leaf rules", () => {
  test("threshold: a level itself is outside", () => {
    const rule: Rule = { kind: "threshold", of: "score", above: 1, below: 3 };
    expect(marks(rule, oneSymbol([1, 2, 3, NaNs]))).toEqual([no, yes, no, unknown]);
  });

  // Five symbols: rank fractions .1 .3 .5 .7 .9. The top fifth is p > .8.
  test("quantile: the top and bottom share of those that have a value", () => {
    const row = oneDate([5, 1, NaNs, 4, 2, 3]);
    const rule = (region: "top" | "bottom" | "not-top", share: number): Rule => ({
      kind: "quantile",
      of: "score",
      region,
      share,
    });
    expect(marks(rule("top", 0.2), row)).toEqual([yes, no, unknown, no, no, no]);
    expect(marks(rule("bottom", 0.4), row)).toEqual([no, yes, unknown, no, yes, no]);
    expect(marks(rule("not-top", 0.4), row)).toEqual([no, yes, unknown, no, yes, yes]);
  });

  // 1, 2, 2, 2: the three ties share p = (2 + 1/2) / 4 = .625, so none is in the top half of p > .7, all in p > .5.
  test("quantile: ties stand or fall together, also when they differ by rounding only", () => {
    for (const two of [2, 2 + 4e-16]) {
      const row = oneDate([1, 2, two, 2]);
      expect(marks({ kind: "quantile", of: "score", region: "top", share: 0.3 }, row)).toEqual([no, no, no, no]);
      expect(marks({ kind: "quantile", of: "score", region: "top", share: 0.5 }, row)).toEqual([no, yes, yes, yes]);
    }
  });

  test("cross: from at or below to strictly above, unknown without both bars", () => {
    const rule: Rule = { kind: "cross", of: "score", direction: "up", over: 0 };
    expect(marks(rule, oneSymbol([-1, 0, 1, 2, NaNs, 1]))).toEqual([unknown, no, yes, no, unknown, unknown]);
    const other: Rule = { kind: "cross", of: "score", direction: "down", over: "other" };
    expect(marks(other, oneSymbol([3, 3, 3], [1, 3, 4]))).toEqual([unknown, no, yes]);
  });
});

// Source: Kleene's three-valued tables.
test("all, any and not keep unknown only where the missing value could decide", () => {
  const above = (level: number, of = "score"): Rule => ({ kind: "threshold", of, above: level });
  const from = oneSymbol([1, 1, NaNs, NaNs], [1, NaNs, -1, 1]);
  expect(marks({ kind: "all", rules: [above(0), above(0, "other")] }, from)).toEqual([yes, unknown, no, unknown]);
  expect(marks({ kind: "any", rules: [above(0), above(0, "other")] }, from)).toEqual([yes, yes, unknown, yes]);
  expect(marks({ kind: "not", rule: above(0) }, from)).toEqual([no, no, unknown, unknown]);
});

describe("positions", () => {
  const grid = (times: number): Grid => ({ symbols: 1, times });
  const band = (kind: "entry" | "exit"): Rule =>
    kind === "entry" ? { kind: "threshold", of: "score", above: 2 } : { kind: "threshold", of: "score", below: 1 };
  const hold = (
    score: readonly number[],
    more: { minBars?: number; maxBars?: number; missingBars?: number } = {},
  ): number[] => {
    const from = oneSymbol(score);
    const long = {
      entry: evaluateRule(band("entry"), from),
      exit: evaluateRule(band("exit"), from),
      minBars: more.minBars ?? 0,
      maxBars: more.maxBars ?? Number.POSITIVE_INFINITY,
    };
    const member = new Uint8Array(score.length).fill(1);
    return Array.from(
      positionsOf({ long, short: null, member, missingBars: more.missingBars ?? 0 }, grid(score.length)),
    );
  };

  test("between the exit and the entry level a position stays as it was", () => {
    expect(hold([1.5, 2.5, 1.5, 1.2, 0.5, 1.5])).toEqual([0, 1, 1, 1, 0, 0]);
  });
  test("a missing value never opens, and closes after missingBars", () => {
    expect(hold([3, NaNs, NaNs, 3], { missingBars: 0 })).toEqual([1, 0, 0, 1]);
    expect(hold([3, NaNs, NaNs, NaNs], { missingBars: 2 })).toEqual([1, 1, 1, 0]);
    expect(hold([NaNs, NaNs])).toEqual([0, 0]);
  });
  test("minBars delays the exit, maxBars forces it, and re-entry waits a bar", () => {
    expect(hold([3, 0, 0, 0], { minBars: 3 })).toEqual([1, 1, 1, 0]);
    expect(hold([3, 3, 3, 3], { maxBars: 2 })).toEqual([1, 1, 0, 1]);
  });
  test("two sides that both want in leave the symbol flat; an exit lets the other side in at once", () => {
    const side = (entry: readonly number[]) => ({
      entry: Uint8Array.from(entry),
      exit: null,
      minBars: 0,
      maxBars: Number.POSITIVE_INFINITY,
    });
    const rules = { long: side([1, 1, 0]), short: side([1, 0, 1]), member: new Uint8Array(3).fill(1), missingBars: 0 };
    expect(Array.from(positionsOf(rules, grid(3)))).toEqual([0, 1, -1]);
    expect(Array.from(positionsOf({ ...rules, member: Uint8Array.of(1, 1, 0) }, grid(3)))).toEqual([0, 1, 0]);
  });
  test("exposure is the sign times a strength cut to one, and nothing where the strength is missing", () => {
    const strength = Float64Array.of(0.5, 4, NaNs, 1);
    expect(Array.from(exposureOf(Int8Array.of(-1, 1, 1, 0), strength))).toEqual([-0.5, 1, 0, 0]);
  });
});

test("rows and columns are each other's transpose", () => {
  const grid = { symbols: 19, times: 37 };
  const column = Float64Array.from({ length: 19 * 37 }, (_, i) => i);
  const rows = rowsOf(column, grid);
  expect(rows[5 * 19 + 3]).toBe(3 * 37 + 5);
  expect(columnOfRows(rows, grid)).toEqual(column);
});

// Definition: (values below + half of the equal ones) / n.
test("rank fractions equal their definition, and quantile marks follow from them", () => {
  const random = seededRandom(3);
  const grid = { symbols: 11, times: 40 };
  const score = Array.from({ length: 440 }, () => (random.next() < 0.1 ? NaNs : Math.round(6 * random.normal())));
  const ranks = rankFractions(Float64Array.from(score), grid);
  for (const region of ["top", "bottom", "not-top", "not-bottom"] as const) {
    for (const share of [0.1, 0.2, 0.25, 0.5, 0.9]) {
      const actual = marks({ kind: "quantile", of: "score", region, share }, inputs(grid, { score }));
      for (const [i, x] of score.entries()) {
        const row = score.slice(i - (i % 11), i - (i % 11) + 11).filter((y) => !Number.isNaN(y));
        const p = (row.filter((y) => y < x).length + row.filter((y) => y === x).length / 2) / row.length;
        const inside = region.endsWith("top") ? p > 1 - share + 1e-9 : p < share - 1e-9;
        const mark = Number(region.startsWith("not") ? !inside : inside);
        expect([ranks[i], actual[i]]).toEqual(Number.isNaN(x) ? [NaNs, unknown] : [expect.closeTo(p, 12), mark]);
      }
    }
  }
});

test("every date is sorted, whatever the size and closeness of its numbers", () => {
  const random = seededRandom("sort");
  const make: readonly (() => number)[] = [
    () => random.normal(),
    () => Math.round(3 * random.normal()),
    () => 1 + 1e-13 * random.below(50),
    () => random.normal() * 10 ** (random.below(600) - 300),
    () => (random.next() < 0.3 ? NaNs : -random.next()),
  ];
  for (const draw of make) {
    const rows = Float64Array.from({ length: 3 * 700 }, draw);
    const { sorted, counts } = sortRows(rows, { symbols: 700, times: 3 });
    for (let t = 0; t < 3; t++) {
      const expected = rows
        .slice(t * 700, t * 700 + 700)
        .filter(Number.isFinite)
        .map((x) => x + 0)
        .sort();
      expect(sorted.slice(t * 700, t * 700 + (counts[t] ?? 0))).toEqual(expected);
    }
  }
});

const samples: readonly Rule[] = [
  { kind: "threshold", of: "score", above: 0.2, below: 1 },
  { kind: "quantile", of: "score", region: "not-bottom", share: 0.3 },
  { kind: "cross", of: "score", direction: "down", over: "other" },
];

test("every kind of signal has a sample below, words, and a schema that accepts it", () => {
  expect(signals.map((signal) => signal.name)).toEqual(samples.map((rule) => rule.kind).sort());
  for (const rule of samples) {
    expect(ruleSchema.parse(rule)).toEqual(rule);
    expect(describeRule(rule)).toContain("score");
    expect(leavesOf(rule, "$")).toMatchObject([{ path: "$", fault: null }]);
  }
});

test.each(samples)("$kind reads no later bar", (rule) => {
  const random = seededRandom(rule.kind);
  const grid = { symbols: 6, times: 30 };
  const make = (): number[] => Array.from({ length: 180 }, () => (random.next() < 0.1 ? NaNs : random.normal()));
  const [score, other, noise] = [make(), make(), make()];
  const cut = 6 * 20;
  const later = (values: readonly number[]): number[] => values.map((x, i) => (i < cut ? x : (noise[i] ?? 0)));
  const whole = marks(rule, inputs(grid, { score, other }));
  const changed = marks(rule, inputs(grid, { score: later(score), other: later(other) }));
  const short = marks(
    rule,
    inputs({ symbols: 6, times: 20 }, { score: score.slice(0, cut), other: other.slice(0, cut) }),
  );
  expect(changed.slice(0, cut)).toEqual(whole.slice(0, cut));
  expect(short).toEqual(whole.slice(0, cut));
});
