// kill -9 at any moment: what was acknowledged is there, what was not is not there by half.
import { rmSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStore } from "#engine/data";
import { temporaryFolder } from "../support/bars.ts";
import { startChild } from "../support/kill.ts";

let workspace = "";
beforeAll(() => {
  workspace = temporaryFolder();
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

/** Moments after an import has begun, ms: before, within and after the writing of an import that takes about 200. */
const moments = [0, 60, 130, 200];

it("an import that is killed leaves the market as it was, or as it became", async () => {
  for (const moment of moments) {
    const child = startChild("./store-child.ts", [workspace, "import"]);
    await child.said("begin 2");
    await wait(moment);
    await child.kill();
    const done = child.lines().filter((line) => line.startsWith("done"));
    const [, version, hash] = done.at(-1)?.split(" ") ?? [];
    const store = await openStore({ workspace, mode: "write" });
    const snapshot = await store.snapshot("us");
    // The one after the last acknowledged may have been committed before its word got out.
    expect([Number(version), Number(version) + 1]).toContain(snapshot.version);
    if (snapshot.version === Number(version)) expect(snapshot.hash).toBe(hash);
    expect(await store.checkSnapshot("us", "store")).toEqual([]);
    const bars = await store.read({ market: "us" });
    const close = bars.fields.get("close") ?? new Float64Array();
    expect(close.length).toBe(20_000);
    expect(new Set(close.map(Math.floor)).size).toBe(1);
    expect(await store.checkCache("us")).toEqual([]);
    await store.close();
  }
});

it("ledger rows that were acknowledged are there after a kill, in one unbroken chain", async () => {
  let least = 0;
  for (const count of [5, 40]) {
    const child = startChild("./store-child.ts", [workspace, "ledger"]);
    await child.said(`done ${least + count}`);
    await child.kill();
    const acknowledged = Number(child.lines().at(-1)?.split(" ")[1]);
    const store = await openStore({ workspace, mode: "read" });
    const rows = store.state.ledger("run");
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, i) => i));
    expect(rows.every((row, i) => row.prev === (rows[i - 1]?.hash ?? ""))).toBe(true);
    expect(rows.length).toBeGreaterThan(acknowledged);
    expect(rows.length).toBeLessThanOrEqual(acknowledged + 2);
    least = rows.length - 1;
    await store.close();
  }
});
