// Choosing among the factors of a run: only counted trials, every number on record and computed again alike.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callTool, recompute, selectionCards, tools } from "#tools";
import { temporaryFolder } from "../support/bars.ts";
import { openToolWorld, type ToolWorld } from "../support/tool-world.ts";

const folder = temporaryFolder();
let world: ToolWorld;
const formulas = [
  "rank(-returns(close, 5))",
  "rank(-returns(close, 3))",
  "rank(volume)",
  "ts_std(returns(close, 1), 20)",
  "-returns(close, 5) * 2",
  "rank(nonsense)",
  "close - close",
];

beforeAll(async () => {
  world = await openToolWorld(folder);
}, 60_000);
afterAll(async () => {
  await world.store.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  readonly candidates: number;
  readonly values: Readonly<Record<string, { readonly value: number | null; readonly record: string }>>;
  readonly chosen: readonly {
    readonly expression: string;
    readonly values: Readonly<Record<string, { readonly value: number | null; readonly record: string }>>;
  }[];
  readonly dropped: readonly { readonly name: string }[];
}
const ask = async (input: Record<string, unknown>): Promise<Answer> =>
  (await callTool(tools, "select_factors", input, world.context)) as Answer;

it("chooses nothing before anything was tried", async () => {
  await expect(ask({ method: "lasso" })).rejects.toThrow("0 factors of this run");
});

it("chooses among the distinct trials, each number on record, and gives the same numbers again", async () => {
  await callTool(tools, "screen_batch", { formulas: formulas.map((expression) => ({ expression })) }, world.context);
  expect(world.ledger.ofKind("trial")).toHaveLength(formulas.length);
  for (const { name } of selectionCards()) {
    const before = world.ledger.all().length;
    const answer = await ask({ method: name, horizonBars: 1 });
    // Seven trials less one that does not parse and one that repeats the values of the first.
    expect(answer.candidates).toBe(5);
    expect(answer.dropped.map((one) => one.name)).toEqual(["close - close"]);
    const written = world.ledger.ofKind("metric").filter(({ seq }) => seq >= before);
    const ids = new Set(written.map(({ id }) => String(id)));
    const given = [answer.values, ...answer.chosen.map(({ values }) => values)].flatMap((values) =>
      Object.values(values),
    );
    expect(new Set(given.map(({ record }) => record))).toEqual(ids);
    const again = await recompute(
      tools,
      written.map(({ body }) => body),
      world.context,
    );
    expect(again.every(({ holds }) => holds)).toBe(true);
  }
}, 60_000);

it("finds the reversal that the market holds", async () => {
  const answer = await ask({ method: "marginal", horizonBars: 1, options: { most: 1 } });
  expect(answer.chosen[0]?.expression).toContain("returns(close");
});

it("refuses formulas that were not tried, and options that a method does not have", async () => {
  await expect(ask({ method: "lasso", formulas: ["rank(open)"] })).rejects.toThrow("rank(open)");
  await expect(ask({ method: "cluster", options: { folds: 3 } })).rejects.toThrow("cluster");
  await expect(ask({ method: "guess" })).rejects.toThrow("method");
});

it("reads no row under the seal", () => {
  expect(world.latestRead()).toBeLessThan(world.sealFrom);
});
