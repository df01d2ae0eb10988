// A batch of formulas counts every one whose result came out, also when it is stopped.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { callTool, tools } from "#tools";
import { temporaryFolder } from "../support/bars.ts";
import { openToolWorld, type ToolWorld } from "../support/tool-world.ts";

const folder = temporaryFolder();
let world: ToolWorld;
const formulas = ["nonsense + 1", ...Array.from({ length: 60 }, (_, i) => `ts_mean(close, ${i + 2}) / close`)];

beforeAll(async () => {
  world = await openToolWorld(folder);
}, 60_000);
afterAll(async () => {
  await world.store.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([0, 2])("a stopped batch counts what was computed, and answers nothing; threads: %i", async (workers) => {
  const before = world.ledger.ofKind("trial").length;
  const controller = new AbortController();
  let done = 0;
  const progress = (count: number): void => {
    done = count;
    controller.abort();
  };
  const asked = formulas.map((expression, i) => ({
    expression: i === 0 ? expression : `${expression} + ${workers}`,
    origin: { template: "mean", parameters: { place: i } },
  }));
  const context = { ...world.context, signal: controller.signal, progress };
  const ended = await callTool(tools, "screen_batch", { formulas: asked, workers }, context).catch(
    (thrown: unknown) => thrown,
  );
  const says = expect.stringContaining(`${done} of its 61 formulas`);
  expect(ended).toMatchObject({ code: "batch-stopped", exit: 75, message: says });
  expect(done).toBeLessThan(asked.length);
  const trials = world.ledger.ofKind("trial").slice(before);
  // The formula that does not parse is one record, which the second batch repeats word for word.
  expect(trials.length).toBe(workers === 0 ? done : done - 1);
  for (const { body } of trials) {
    const place = Number(body.origin?.parameters.place);
    expect(body.definition).toEqual({ expression: asked[place]?.expression });
    expect(body.outcome).toBe(place === 0 ? "failed" : body.duplicateOf === null ? "passed" : "duplicate");
  }
});

it("a batch that was stopped before it began counts nothing", async () => {
  const before = world.ledger.all().length;
  const context = { ...world.context, signal: AbortSignal.abort() };
  const asked = formulas.slice(1).map((expression) => ({ expression: `-(${expression})` }));
  await expect(callTool(tools, "screen_batch", { formulas: asked }, context)).rejects.toThrow();
  expect(world.ledger.all().length).toBe(before);
});
