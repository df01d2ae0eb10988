// The bandit that chooses the next kind of work: against ridge regression solved in another way, and against a simulated bandit.
import { describe, expect, it } from "vitest";
import { seededRandom } from "#engine/core";
import { type Arm, arms, chooseArm, newBandit, posteriorMean, rewardArm } from "../../agents/scheduler/index.ts";

/** Solves by Gauss–Jordan with pivoting: no factorisation in common with the code under test. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows.slice(k).reduce((best, row) => (Math.abs(row[k]!) > Math.abs(best[k]!) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(k, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = row[k]! / pivot[k]!;
      for (let j = k; j < row.length; j++) row[j]! -= factor * pivot[j]!;
    }
  }
  return rows.map((row, k) => row.at(-1)! / row[k]!);
}

describe("the posterior mean", () => {
  it("equals ridge regression to 1e-10 when nothing is forgotten", () => {
    const random = seededRandom(5);
    const seen = Array.from({ length: 200 }, () => ({
      x: [1, random.normal(), random.normal(), random.next()],
      y: random.normal(),
    }));
    let bandit = newBandit(4);
    for (const { x, y } of seen) bandit = rewardArm(bandit, "tune", { context: x, reward: y }, 1);
    // Noise variance a quarter, prior variance one: weights of 4 on the data, 1 on the diagonal.
    const gram = [0, 1, 2, 3].map((i) =>
      [0, 1, 2, 3].map((j) => (i === j ? 1 : 0) + 4 * seen.reduce((sum, { x }) => sum + x[i]! * x[j]!, 0)),
    );
    const right = [0, 1, 2, 3].map((i) => 4 * seen.reduce((sum, { x, y }) => sum + x[i]! * y, 0));
    const expected = solve(gram, right);
    const found = posteriorMean(bandit.arms.tune, 4);
    for (const [i, value] of expected.entries()) expect(Math.abs(found[i]! - value)).toBeLessThan(1e-10);
    expect(posteriorMean(bandit.arms.mutate, 4)).toEqual([0, 0, 0, 0]);
  });

  it("equals weighted ridge regression when older rewards fade", () => {
    const gamma = 0.9;
    const rewards = [0.3, -0.2, 0.8, 0.5];
    let bandit = newBandit(1);
    for (const reward of rewards) bandit = rewardArm(bandit, "tune", { context: [1], reward }, gamma);
    const weights = rewards.map((_, i) => gamma ** (rewards.length - 1 - i));
    // The faded part of the prior is put back at each step, so that it stays one.
    const precision = 1 + 4 * weights.reduce((sum, w) => sum + w, 0);
    const b = 4 * rewards.reduce((sum, reward, i) => sum + reward * weights[i]!, 0);
    expect(posteriorMean(bandit.arms.tune, 1)[0]).toBeCloseTo(b / precision, 12);
  });
});

/** Plays rounds of a bandit whose best arm depends on the context; regret against always knowing it. */
function play(choose: "thompson" | "random", seed: number): { readonly regret: number; readonly late: number } {
  const random = seededRandom(seed);
  const weights: Readonly<Record<Arm, readonly [number, number]>> = {
    "new-idea": [0.1, 0],
    tune: [0, 0.6],
    mutate: [0.2, 0.1],
    cheapen: [-0.1, 0],
    combine: [0.3, -0.5],
    generate: [0, -0.1],
  };
  let bandit = newBandit(2);
  let regret = 0;
  let late = 0;
  for (let round = 0; round < 300; round++) {
    const context = [1, random.next() * 2 - 1];
    const mean = (arm: Arm): number => weights[arm][0] + weights[arm][1] * context[1]!;
    const arm = choose === "thompson" ? chooseArm(bandit, arms, { context, random }) : random.pick(arms);
    bandit = rewardArm(bandit, arm, { context, reward: mean(arm) + 0.3 * random.normal() });
    const best = Math.max(...arms.map(mean));
    regret += best - mean(arm);
    if (round >= 200 && best - mean(arm) < 0.1) late += 1;
  }
  return { regret, late };
}

describe("choosing", () => {
  it("finds the best arm of each context, with far less regret than chance", () => {
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const chosen = seeds.map((seed) => play("thompson", seed));
    const drawn = seeds.map((seed) => play("random", seed));
    expect(mean(chosen.map(({ regret }) => regret))).toBeLessThan(0.5 * mean(drawn.map(({ regret }) => regret)));
    expect(mean(chosen.map(({ late }) => late))).toBeGreaterThan(2 * mean(drawn.map(({ late }) => late)));
  });

  it("keeps to the allowed arms and is the same for the same draws", () => {
    const context = [1, 0.5];
    const picks = (seed: number): readonly Arm[] => {
      const random = seededRandom(seed);
      return Array.from({ length: 50 }, () => chooseArm(newBandit(2), ["tune", "mutate"], { context, random }));
    };
    expect(picks(1)).toEqual(picks(1));
    expect(new Set(picks(1))).toEqual(new Set(["tune", "mutate"]));
  });
});
