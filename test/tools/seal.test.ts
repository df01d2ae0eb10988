// The seal: whatever tool is called with whatever arguments, no row of the holdout is read before its one opening.
import { rmSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callTool, tools } from "#tools";
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

const strategy = (expression: string, share = 0.2): Readonly<Record<string, unknown>> => ({
  version: 1,
  name: "s",
  factors: [{ name: "f", expression, direction: 1 }],
  combination: { kind: "weighted", normalise: "rank" },
  long: { entry: { kind: "quantile", of: "score", region: "top", share } },
  exposure: { gross: 1, net: 1 },
});
const expressions = [
  "rank(-returns(close, 5))",
  "close",
  "ts_mean(volume, 250)",
  "delay(close, 1)",
  "nope",
  "close / 0",
];
const expression = fc.constantFrom(...expressions);
const strategies = fc.oneof(
  expression.map((text) => strategy(text)),
  fc.constant({}),
  fc.constant({ version: 1 }),
);
const part = fc.constantFrom("explore", "validate", "research", "holdout", "all", "");
const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  expression,
  strategy: strategies,
  against: strategies,
  part,
  split: part,
  horizonBars: fc.constantFrom(1, 5, 60, 61, -1, 1.5),
  costMultiplier: fc.constantFrom(0, 1, 1.5, -1, 1e9),
  pool: fc.array(expression, { maxLength: 3 }),
  dates: fc.constantFrom(1, 20, 240, 1e6),
  folds: fc.constantFrom(2, 6, 20),
  gates: fc.array(
    fc.record({ gate: fc.constantFrom("costs", "out-of-sample", "x"), record: fc.constant("0".repeat(64)) }),
    { maxLength: 2 },
  ),
  net: fc.constantFrom(null, "0".repeat(64)),
  holdoutNet: fc.constantFrom(null, "0".repeat(64)),
};
/** Arguments of the names that tools use; the schema of each takes what it knows. */
const anyArguments = fc.record(values, { requiredKeys: [] });

/** Only the keys that the tool's schema has, so that a call is more often good than bad. */
function fitting(
  tool: (typeof tools)[number],
  all: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const known = Object.keys((tool.input as unknown as { readonly shape?: object }).shape ?? {});
  const some = {
    ...all,
    expression: all.expression ?? "close",
    strategy: all.strategy ?? strategy("rank(close)"),
    horizonBars: all.horizonBars ?? 5,
    part: all.part ?? "explore",
  };
  return Object.fromEntries(Object.entries(some).filter(([key]) => known.includes(key)));
}

it("no sequence of tool calls reads a row of the sealed holdout", async () => {
  const callable = tools.filter(({ name }) => name !== "open_holdout");
  let answered = 0;
  for (const tool of callable) {
    await fc.assert(
      fc.asyncProperty(anyArguments, async (all) => {
        const answer = await callTool(tools, tool.name, fitting(tool, all), world.context).then(
          (value) => JSON.stringify(value),
          () => null,
        );
        if (answer !== null) answered += 1;
        expect(world.latestRead()).toBeLessThan(world.sealFrom);
      }),
      { numRuns: 12, seed: 9 },
    );
  }
  expect(answered).toBeGreaterThan(100);
  // What is on record ends before the seal as well.
  const seal = new Date(world.sealFrom).toISOString().slice(0, 10);
  for (const { body } of world.ledger.ofKind("metric")) expect(body.scope.period.end < seal, body.name).toBe(true);
  for (const { body } of world.ledger.ofKind("metric")) expect(body.scope.split).not.toBe("holdout");
}, 60_000);

it("the data's other doors stay outside the seal: reading, factors, prefix and an opening made up by the caller", async () => {
  const bars = await world.store.read({ market: "demo", end: Number.POSITIVE_INFINITY });
  expect(bars.times.at(-1)).toBeLessThan(world.sealFrom);
  expect(bars.withheld?.from).toBe(world.sealFrom);
  const forged = { run: world.run, candidate: "f".repeat(64), market: "demo", from: world.sealFrom };
  await expect(world.store.read({ market: "demo" }, { kind: "opened", opening: forged })).rejects.toMatchObject({
    exit: 3,
  });
  await expect(world.context.openedPart("f".repeat(64))).rejects.toMatchObject({ code: "holdout-sealed", exit: 3 });
});

it("one opening gives its candidate the rows and nobody else, and there is no second one by another run", async () => {
  const document = strategy("rank(-returns(close, 5))", 0.25);
  const other = strategy("rank(-returns(close, 3))");
  await callTool(tools, "open_holdout", { strategy: document }, world.context);
  await callTool(tools, "backtest_strategy", { strategy: document, part: "holdout" }, world.context);
  expect(world.latestRead()).toBeGreaterThanOrEqual(world.sealFrom);
  await expect(
    callTool(tools, "backtest_strategy", { strategy: other, part: "holdout" }, world.context),
  ).rejects.toMatchObject({
    code: "holdout-sealed",
  });
  // Another document that means the same is the same candidate.
  const again = { ...document, name: "another name" };
  await callTool(tools, "open_holdout", { strategy: again }, world.context).catch((thrown: unknown) =>
    expect(thrown).toMatchObject({ exit: 3 }),
  );
  const [opening] = world.store.state.openings("demo");
  const late = { run: "another-run", candidate: opening?.candidate ?? "", market: "demo", from: world.sealFrom };
  expect(() => world.store.state.open(late)).toThrow(
    expect.objectContaining({ code: "holdout-already-opened", exit: 3 }),
  );
  expect(world.store.state.openings("demo")).toHaveLength(1);
});
