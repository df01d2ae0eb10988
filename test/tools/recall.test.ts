// Memory: what was tried before is recognised in the same words, in other words, by value and turned round, with the record of the first trial.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callTool, factorSubject, tools } from "#tools";
import { temporaryFolder } from "../support/bars.ts";
import { openToolWorld, type ToolWorld } from "../support/tool-world.ts";

const folder = temporaryFolder();
let world: ToolWorld;
beforeAll(async () => {
  world = await openToolWorld(folder);
});
afterAll(async () => {
  await world.store.close();
  rmSync(folder, { recursive: true, force: true });
});

function tried(expression: string): string {
  return world.ledger.append("trial", {
    subject: factorSubject(expression),
    definition: { expression },
    idea: null,
    author: "test",
    origin: null,
    outcome: "died",
    stage: "screen",
    reason: "too weak",
    metric: null,
    duplicateOf: null,
    sharpePerBar: null,
    pValue: null,
  }).id;
}

const recall = (expression: string) => callTool(tools, "recall_factor", { expression }, world.context);

it("recognises exact, negative, value and structural duplicates and links to the trial", async () => {
  expect(await recall("rank(-returns(close, 5))")).toMatchObject({ kind: "none", duplicateOf: null });
  const reversal = tried("rank(-returns(close, 5))");
  // The same formula with other blanks and an algebraic detour; ranks turned round count from the other end.
  expect(await recall("rank( - returns(close,5) )")).toMatchObject({ kind: "exact", duplicateOf: reversal });
  expect(await recall("rank(2 * -returns(close, 5))")).toMatchObject({ kind: "exact", duplicateOf: reversal });
  expect(await recall("-rank(-returns(close, 5))")).toMatchObject({ kind: "negative", duplicateOf: reversal });
  // Another formula with the same order of values: price now over price then.
  expect(await recall("rank(delay(close, 5) / close)")).toMatchObject({
    duplicateOf: reversal,
    similarity: expect.any(Number),
  });
  expect(await recall("rank(close / delay(close, 5))")).toMatchObject({ kind: "negative", duplicateOf: reversal });
  expect(await recall("rank(ts_std(returns(close, 1), 60))")).toMatchObject({ kind: "none", duplicateOf: null });
});

it("takes a long formula that differs in little for a structural duplicate, and not a part for the whole", async () => {
  const long = "ts_mean(rank(abs(open - close) / (high - low)) * rank(volume / ts_mean(volume, 20)), 5)";
  const first = tried(long);
  const near = await recall("ts_mean(rank(abs(open - close) / (high - low)) * rank(volume / ts_mean(volume, 20)), 6)");
  expect(near).toMatchObject({ duplicateOf: first, kind: expect.stringMatching(/structural|value/) });
  expect(await recall("rank(volume / ts_mean(volume, 20))")).toMatchObject({ duplicateOf: null });
});

it("does not link to duplicates or to formulas that failed", async () => {
  world.ledger.append("trial", {
    ...world.ledger.ofKind("trial")[0]!.body,
    subject: factorSubject("low"),
    definition: { expression: "low" },
    outcome: "failed",
  });
  expect(await recall("low")).toMatchObject({ duplicateOf: null });
});
