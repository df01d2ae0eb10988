// Data warnings: what goes on record says where it was seen, in words that a reader can look up in the data.
import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Store } from "#engine/data";
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

/** The world's store, with one close of its first symbol ten times too high. */
function spoiled(store: Store, row: number): Store {
  return new Proxy(store, {
    get(target, name) {
      if (name !== "read") return Reflect.get(target, name, target);
      return async (...args: Parameters<Store["read"]>) => {
        const bars = await target.read(...args);
        const close = Float64Array.from(bars.fields.get("close") ?? []);
        close[row] = 10 * (close[row] ?? Number.NaN);
        return { ...bars, fields: new Map([...bars.fields, ["close", close]]) };
      };
    },
  });
}

it("writes the symbol, the day and the values of each example", async () => {
  const context = { ...world.context, store: spoiled(world.store, 100) };
  await callTool(tools, "check_data", {}, context);
  const warnings = world.ledger.ofKind("warning").map(({ body }) => body);
  // Row 100 of weekdays from Monday 1 January 2018 on is Monday 21 May 2018: 20 weeks later.
  const spike = warnings.find(({ code }) => code === "price-spike");
  expect(spike?.examples[0]).toMatch(/^R00 2018-05-21 \w+=/);
  for (const { examples } of warnings) for (const text of examples) expect(text).not.toContain("[object");
});
