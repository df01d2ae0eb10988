// Folds: walk-forward, subperiods, purged and combinatorial cross-validation.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { combinatorialFolds, makeFolds, purgedFolds, subperiods, walkForward } from "#engine/robustness";

const plan = { from: 10, to: 110, folds: 4, embargoBars: 3 } as const;

describe("walk-forward", () => {
  // By hand: 100 rows in five shares of 20; tests start at 30, 50, 70, 90; training ends three bars before.
  test("anchored folds grow, rolling folds keep their length", () => {
    expect(makeFolds({ ...plan, mode: "anchored" })).toEqual([
      { trainFrom: 10, trainTo: 27, testFrom: 30, testTo: 50 },
      { trainFrom: 10, trainTo: 47, testFrom: 50, testTo: 70 },
      { trainFrom: 10, trainTo: 67, testFrom: 70, testTo: 90 },
      { trainFrom: 10, trainTo: 87, testFrom: 90, testTo: 110 },
    ]);
    expect(makeFolds({ ...plan, mode: "rolling" }).map((fold) => fold.trainFrom)).toEqual([10, 30, 50, 70]);
  });

  test("tests share no bar, cover the rest, and keep the embargo for any plan", () => {
    const sizes = fc.record({
      from: fc.integer({ min: 0, max: 50 }),
      bars: fc.integer({ min: 120, max: 900 }),
      folds: fc.integer({ min: 1, max: 10 }),
      embargoBars: fc.integer({ min: 0, max: 6 }),
      mode: fc.constantFrom("anchored" as const, "rolling" as const),
    });
    fc.assert(
      fc.property(sizes, ({ from, bars, ...rest }) => {
        const folds = makeFolds({ from, to: from + bars, ...rest });
        folds.forEach((fold, k) => {
          expect(fold.testFrom - fold.trainTo).toBe(rest.embargoBars);
          expect(fold.trainFrom).toBeGreaterThanOrEqual(from);
          if (k > 0) expect(fold.testFrom).toBe(folds[k - 1]!.testTo);
        });
        expect(folds.at(-1)!.testTo).toBe(from + bars);
      }),
    );
  });

  // By hand: fold returns (.01, .03) has mean .02, deviation √.0002; the losing fold the opposite; the idle one nothing.
  test("results per fold, the share in profit counts an idle fold as not", () => {
    const folds = makeFolds({ from: 0, to: 8, folds: 3, embargoBars: 0, mode: "anchored", firstTrainBars: 2 });
    const answers = [
      [0.01, 0.03],
      [-0.01, -0.03],
      [0, 0],
    ];
    const result = walkForward(folds, (fold) => answers[folds.indexOf(fold)]!, 252);
    expect(result.folds[0]!.sharpe).toBeCloseTo((0.02 / Math.sqrt(0.0002)) * Math.sqrt(252), 10);
    expect(result.folds[0]!.total).toBeCloseTo(1.01 * 1.03 - 1, 14);
    expect(result.worstSharpe).toBeCloseTo(-result.folds[0]!.sharpe, 10);
    expect(result.folds[2]!.sharpe).toBeNaN();
    expect(result.positiveShare).toBeCloseTo(1 / 3, 14);
    expect([...result.returns]).toEqual(answers.flat());
  });

  test("a run that gives the wrong number of returns, or a plan that cannot be cut, is refused", () => {
    const folds = makeFolds({ ...plan, mode: "anchored" });
    expect(() => walkForward(folds, () => [0.1], 252)).toThrow(/Fold 1 gave 1 returns for 20 test bars/);
    expect(() => makeFolds({ ...plan, folds: 60, mode: "anchored" })).toThrow(/60 folds/);
    expect(() => makeFolds({ ...plan, embargoBars: 25, mode: "rolling" })).toThrow(/embargo of 25/);
  });
});

test("subperiods count those with a positive mean", () => {
  const result = subperiods([0.01, 0.02, -0.01, -0.02, 0.03, 0.01, 0.01], 3);
  expect([result.held, result.of]).toEqual([2, 3]);
  expect(result.periods.map((period) => [period.from, period.to])).toEqual([
    [0, 2],
    [2, 4],
    [4, 7],
  ]);
  expect(result.periods[1]!.mean).toBeCloseTo(-0.015, 14);
  expect(() => subperiods([0.1, 0.2], 2)).toThrow(/2 bars/);
});

describe("purged cross-validation", () => {
  const labelEnd = (rows: number, ahead: number): number[] => Array.from({ length: rows }, (_, row) => row + ahead);

  // Source: the reference case of 12 rows in 3 groups, 2 held out; labels reach one row ahead.
  test("labels that reach one row ahead blank the rows beside each test", () => {
    const { splits } = combinatorialFolds(3, 2, { labelEnd: labelEnd(12, 1), embargoBars: 0 });
    expect(splits.map((split) => split.train)).toEqual([
      [9, 10, 11],
      [5, 6],
      [0, 1, 2],
    ]);
  });

  test("an embargo blanks the rows after each test only", () => {
    const { splits } = combinatorialFolds(3, 2, { labelEnd: labelEnd(12, 0), embargoBars: 1 });
    expect(splits.map((split) => split.train)).toEqual([
      [9, 10, 11],
      [5, 6, 7],
      [0, 1, 2, 3],
    ]);
  });

  test.each([
    [6, 2, 15, 5],
    [10, 2, 45, 9],
    [10, 8, 45, 36],
  ])("%i groups, %i held out: the number of splits and paths", (groups, held, splits, paths) => {
    const result = combinatorialFolds(groups, held, { labelEnd: labelEnd(40, 0), embargoBars: 0 });
    expect([result.splits.length, result.paths.length]).toEqual([splits, paths]);
    for (const path of result.paths) {
      path.forEach((split, group) => {
        expect(result.splits[split]!.groups).toContain(group);
      });
    }
    const used = result.paths.flatMap((path) => path.map((split, group) => `${split}/${group}`));
    expect(new Set(used).size).toBe(splits * held);
  });

  test("no training label ever reads a row that a test label reads", () => {
    const shape = fc.record({
      rows: fc.integer({ min: 6, max: 60 }),
      folds: fc.integer({ min: 2, max: 5 }),
      ahead: fc.integer({ min: 0, max: 5 }),
      embargoBars: fc.integer({ min: 0, max: 4 }),
    });
    fc.assert(
      fc.property(shape, ({ rows, folds, ahead, embargoBars }) => {
        for (const { test: held, train } of purgedFolds(folds, { labelEnd: labelEnd(rows, ahead), embargoBars })) {
          const last = Math.max(...held);
          for (const row of train) {
            expect(held.some((tested) => row <= tested + ahead && tested <= row + ahead)).toBe(false);
            expect(row > last && row <= last + ahead + embargoBars).toBe(false);
          }
        }
      }),
    );
  });

  test("too many splits are refused", () => {
    expect(() => combinatorialFolds(40, 20, { labelEnd: labelEnd(80, 0), embargoBars: 0 })).toThrow(/splits/);
  });
});
