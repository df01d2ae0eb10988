// Plans: few columns at once, common parts once, and an order that no number of threads can turn into a race.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Place, Plan, PlannedCall, Step } from "../../../engine/factors/evaluation/plan.ts";
import { planBatch } from "../../../engine/factors/evaluation/plan-batch.ts";
import { compileGraph, type Expr, parseExpression } from "../../../engine/factors/index.ts";
import { wellTyped } from "../grammar.ts";

const free = { most: Infinity, keepResults: false, spill: false };

function planOf(exprs: readonly (string | Expr)[], rules: Partial<Parameters<typeof planBatch>[1]> = {}): Plan {
  const plan = planBatch(compileGraph(planRoots(exprs)), { ...free, ...rules });
  if (!("steps" in plan)) throw new Error(`needs ${plan.needs} columns`);
  return plan;
}

function planRoots(exprs: readonly (string | Expr)[]): readonly Expr[] {
  return exprs.map((expr) => {
    if (typeof expr !== "string") return expr;
    const parsed = parseExpression(expr);
    if (!parsed.ok) throw parsed.error;
    return parsed.value;
  });
}

function callsOf(step: Step): readonly PlannedCall[] {
  if (step.kind === "symbols") return step.calls;
  return step.kind === "dates" ? [step.call] : [];
}

function timesOf(plan: Plan, operator: string): number {
  return plan.steps.flatMap(callsOf).filter((call) => call.operator === operator).length;
}

describe("how much is held", () => {
  // By hand: while a formula is made its rank, and what both share, rank(close): three columns with the result.
  test("columns handed out go at once; columns returned stay", () => {
    const batch = Array.from({ length: 40 }, (_, k) => `ts_mean(rank(close + ${k}), ${k + 2}) - rank(close)`);
    expect(planOf(batch).peak).toBeLessThanOrEqual(4);
    expect(planOf(batch).buffers).toBe(planOf(batch).peak);
    expect(planOf(batch, { keepResults: true }).peak).toBeGreaterThanOrEqual(40);
  });

  test("formulas with common parts are made next to each other", () => {
    const apart = Array.from({ length: 30 }, (_, k) => `ts_mean(rank(close * ${(k % 10) + 2}), ${k + 2})`);
    expect(planOf(apart).peak).toBeLessThanOrEqual(3);
    expect(timesOf(planOf(apart), "rank")).toBe(10);
  });

  test("what looks along time only holds no column besides the result", () => {
    const plan = planOf(["ts_mean(ts_std(log(close / delay(close, 1)), 20) + ts_max(high - low, 5), 10)"]);
    expect(plan.peak).toBe(1);
    expect(plan.steps.map((step) => step.kind)).toEqual(["symbols", "deliver"]);
  });
});

describe("what is computed twice", () => {
  const batch = ["rank(ts_std(close, 20)) + rank(-close)", "ts_mean(ts_std(close, 20), 5)", "ts_max(-close, 3)"];

  test("dear parts once, cheap ones where they are needed", () => {
    expect(timesOf(planOf(batch), "ts_std")).toBe(1);
    const cheap = planOf(["ts_mean(close - open, 5) + 1", "ts_max(close - open, 3) + 1"]);
    expect(timesOf(cheap, "sub")).toBe(2);
    expect(cheap.peak).toBe(1);
  });

  test("with too little room for common parts they are computed again", () => {
    const exprs = ["ts_mean(ts_std(close, 20), 5)", "ts_max(ts_std(close, 20), 3)"];
    expect(timesOf(planOf(exprs), "ts_std")).toBe(1);
    expect(planOf(exprs).peak).toBe(2);
    expect(timesOf(planOf(exprs, { most: 1 }), "ts_std")).toBe(2);
    expect(planBatch(compileGraph([]), { ...free, most: 0 })).toMatchObject({ peak: 0 });
  });
});

describe("waves", () => {
  // A grid: every formula shares its rank with some others and its mean with others again.
  const grid = Array.from(
    { length: 60 },
    (_, k) => `rank(ts_std(close, ${(k % 6) + 2})) * rank(ts_std(open, ${(k % 10) + 2}))`,
  );

  test("what is shared by formulas far apart is computed again when it cannot stay", () => {
    const roomy = planOf(grid);
    expect(timesOf(roomy, "rank")).toBe(16);
    const tight = planOf(grid, { most: 5 });
    expect(tight.peak).toBeLessThanOrEqual(5);
    expect(timesOf(tight, "rank")).toBeGreaterThan(16);
    expect(timesOf(tight, "rank")).toBeLessThanOrEqual(120);
    expect(tight.steps.some((step) => step.kind === "write")).toBe(false);
    const roots = tight.steps.flatMap((step) => (step.kind === "deliver" ? step.roots : []));
    expect(roots.toSorted((a, b) => a - b)).toEqual([...grid.keys()]);
    expectNoRace(tight);
  });

  test("one formula that does not fit says what it needs", () => {
    const plan = planBatch(compileGraph(planRoots([...grid, "rank(close) * rank(open)"])), { ...free, most: 2 });
    expect(plan).toEqual({ needs: 3 });
  });
});

function buffersIn(places: readonly Place[]): readonly number[] {
  return places.flatMap((place) => (place.at === "buffer" ? [place.buffer] : []));
}

/** Buffers that a step reads, and the one it writes. */
function touched(step: Step): { readonly reads: readonly number[]; readonly writes: readonly number[] } {
  if (step.kind === "deliver" || step.kind === "write") return { reads: [step.buffer], writes: [] };
  if (step.kind === "read") return { reads: [], writes: [step.buffer] };
  const calls = callsOf(step);
  return {
    reads: calls.flatMap((call) => buffersIn(call.inputs)),
    writes: calls.flatMap((call) => buffersIn([call.out])),
  };
}

/** Every step reaches, through what it waits for, whoever wrote what it reads and whoever used what it overwrites. */
function expectNoRace(plan: Plan): void {
  const before: Set<number>[] = [];
  const writer = new Map<number, number>();
  const readers = new Map<number, number[]>();
  for (const [at, step] of plan.steps.entries()) {
    const past = new Set(step.after.flatMap((other) => [other, ...before[other]!]));
    expect([...past].every((other) => other < at)).toBe(true);
    before.push(past);
    const { reads, writes } = touched(step);
    for (const buffer of reads) {
      expect(past.has(writer.get(buffer) ?? -1), `step ${at} reads buffer ${buffer}`).toBe(true);
      readers.set(buffer, [...(readers.get(buffer) ?? []), at]);
    }
    for (const buffer of writes) {
      expect(reads.includes(buffer)).toBe(false);
      const users = [...(readers.get(buffer) ?? []), ...(writer.has(buffer) ? [writer.get(buffer)!] : [])];
      expect(
        users.every((user) => past.has(user)),
        `step ${at} overwrites buffer ${buffer}`,
      ).toBe(true);
      writer.set(buffer, at);
      readers.set(buffer, []);
    }
  }
}

describe("order", () => {
  test("no step can overtake what it needs or what needs its buffer", () => {
    fc.assert(
      fc.property(
        fc.array(wellTyped(5, "any"), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 3, max: 9 }),
        (exprs, most) => {
          expectNoRace(planOf(exprs));
          expectNoRace(planOf(exprs, { keepResults: true, spare: 4 }));
          expectNoRace(planOf(exprs, { spare: 4 }));
          expect(planOf(exprs, { spare: 4 }).buffers).toBeLessThanOrEqual(planOf(exprs).peak + 4);
          const tight = planBatch(compileGraph(exprs), { ...free, most, spill: true });
          if (!("steps" in tight)) return;
          expect(tight.peak).toBeLessThanOrEqual(most);
          expectNoRace(tight);
        },
      ),
      { numRuns: 150, seed: 51, interruptAfterTimeLimit: 2_000 },
    );
  });

  test("every formula is handed out exactly once", () => {
    fc.assert(
      fc.property(fc.array(wellTyped(4, "any"), { minLength: 1, maxLength: 12 }), (exprs) => {
        const roots = planOf([...exprs, exprs[0]!]).steps.flatMap((step) =>
          step.kind === "deliver" ? step.roots : [],
        );
        expect(roots.toSorted((a, b) => a - b)).toEqual([...exprs.keys(), exprs.length]);
      }),
      { numRuns: 100, seed: 52, interruptAfterTimeLimit: 1_000 },
    );
  });
});
