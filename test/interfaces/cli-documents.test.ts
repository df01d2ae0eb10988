// Every command with --json: one document on standard output, everything else on standard error, and the right exit code.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/bars.ts";
import { documentOf, qraft, qraftJson } from "../support/cli.ts";
import { csvOf } from "../support/csv.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
const workspace = join(folder, "ws");
const at = ["--workspace", workspace];
const file = (name: string): string => join(folder, name);
const strategy = {
  version: 1,
  name: "week reversal",
  factors: [{ name: "f", expression: "rank(-returns(close, 5))", direction: 1 }],
  combination: { kind: "weighted", normalise: "rank" },
  long: { entry: { kind: "quantile", of: "score", region: "top", share: 0.2 } },
  exposure: { gross: 1, net: 1 },
};
let run = "";

beforeAll(async () => {
  mkdirSync(workspace);
  writeFileSync(file("bars.csv"), csvOf(revertingMarket({ symbols: 24, days: 500 })));
  writeFileSync(file("strategy.json"), JSON.stringify(strategy));
  const imported = await qraftJson("data", "import", file("bars.csv"), "--market", "us", "--frequency", "1d", ...at);
  expect(imported).toMatchObject({ code: 0, value: { market: "us" } });
  const explored = await qraftJson("explore", "--goal", "short-term reversal", "--budget", "trials=10", "--yes", ...at);
  expect(explored).toMatchObject({ code: 0, value: { status: "finished", stop: "budget-trials" } });
  run = String(explored.value.run);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a finished campaign", () => {
  it("is shown with run, status, verdicts and the report's paths, and verified", async () => {
    const shown = await qraftJson("runs", "show", run, ...at);
    expect(shown).toMatchObject({ code: 0, value: { run, status: "finished", market: "us" } });
    expect(JSON.stringify(shown.value.verdicts)).toContain("supported out of sample");
    expect(readFileSync(String(shown.value.report?.html), "utf8")).toContain("<html");
    const verified = await qraftJson("verify", run, "--all", ...at);
    expect(verified).toMatchObject({ code: 0, value: { holds: true, changed: [], faults: [] } });
    expect(Number(verified.value.metrics)).toBeGreaterThan(100);
    const gated = await qraftJson("gate", String(shown.value.report?.json), ...at);
    expect(gated.code).toBe(0);
  });

  it("is repeated by replay with the same head, and gone on with by resume without a change", async () => {
    const replayed = await qraftJson("runs", "replay", run, ...at);
    expect(replayed).toMatchObject({ code: 0, value: { same: true, replayOf: run } });
    const resumed = await qraftJson("runs", "resume", run, ...at);
    expect(resumed).toMatchObject({ code: 0, value: { ledgerHead: replayed.value.recorded } });
  });
});

describe("every other command", () => {
  const commands: readonly (readonly string[])[] = [
    ["data", "list"],
    ["data", "describe", "us"],
    ["data", "quality", "us"],
    ["data", "snapshot", "us"],
    ["data", "export", "us", "--out", join(folder, "out.csv")],
    ["factor", "eval", "rank(close)", "--market", "us"],
    ["factor", "eval", "rank(close)", "--market", "us", "--out", join(folder, "values.csv")],
    ["factor", "screen", "rank(close)", "--market", "us"],
    ["factor", "list"],
    ["factor", "explain", "rank(close)"],
    ["backtest", join(folder, "strategy.json"), "--market", "us"],
    ["runs", "list"],
    ["report", "list"],
    ["doctor"],
  ];

  it("gives exactly one document and exits with 0", async () => {
    for (const command of commands) {
      const { code, out } = await qraft(...command, "--json", ...at);
      expect([command.join(" "), code]).toEqual([command.join(" "), 0]);
      documentOf(out);
    }
    for (const command of [
      ["report", "show", run],
      ["report", "export", run, "--format", "md"],
      ["report", "export", run, "--format", "bundle", "--out", file("bundle.json")],
    ]) {
      const { code, out } = await qraft(...command, "--json", ...at);
      expect([command.join(" "), code]).toEqual([command.join(" "), 0]);
      documentOf(out);
    }
  }, 60_000);

  it("prints for people without --json, and nothing on standard output but the result", async () => {
    for (const command of commands) {
      const { code, out } = await qraft(...command, ...at);
      expect([command.join(" "), code]).toEqual([command.join(" "), 0]);
      expect(out.trim().length).toBeGreaterThan(0);
    }
  }, 60_000);

  it("writes values as symbol, ts, value, and no row under the seal", async () => {
    const { value } = await qraftJson("data", "describe", "us", ...at);
    const seal = new Date(Number(value.seal?.from)).toISOString().slice(0, 10);
    for (const name of ["values.csv", "out.csv"]) {
      const rows = readFileSync(file(name), "utf8").trim().split("\n");
      expect(rows[0]?.split(",").slice(0, 2)).toEqual(["symbol", "ts"]);
      const days = rows.slice(1).map((row) => row.split(",")[1] ?? "");
      expect(days.filter((day) => day >= seal)).toEqual([]);
      expect(days.length).toBeGreaterThan(24 * 300);
    }
    const quality = await qraftJson("data", "quality", "us", ...at);
    expect(Number(quality.value.withheld?.rows)).toBeGreaterThan(0);
    const refused = await qraftJson("backtest", file("strategy.json"), "--part", "holdout", ...at);
    expect(refused).toMatchObject({ code: 3, value: { error: { code: "bad-part" } } });
  });
});

describe("a plan that waits", () => {
  it("asks nobody with --json, is approved by resume, or rejected", async () => {
    const waiting = await qraftJson("explore", "--budget", "trials=2", ...at);
    expect(waiting).toMatchObject({ code: 0, value: { status: "waiting", plan: { market: "us" } } });
    const still = await qraftJson("runs", "resume", String(waiting.value.run), ...at);
    expect(still).toMatchObject({ code: 0, value: { status: "waiting" } });
    const approved = await qraftJson("runs", "resume", String(waiting.value.run), "--approve", ...at);
    // Two trials used up and nothing to judge: the budget ended before a result.
    expect(approved).toMatchObject({ code: 4, value: { status: "finished", stop: "budget-trials", verdicts: [] } });
    const other = await qraftJson("explore", "--budget", "trials=2", ...at);
    const rejected = await qraftJson("runs", "resume", String(other.value.run), "--reject", ...at);
    expect(rejected).toMatchObject({ code: 0, value: { status: "rejected", report: null } });
  });
});
