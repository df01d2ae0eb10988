// The real program in a process of its own: what only a process shows, which is signals, the environment and its own start.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../support/bars.ts";
import { documentOf, qraft, qraftJson, spawnQraft } from "../support/cli.ts";
import { csvOf } from "../support/csv.ts";
import { startChild } from "../support/kill.ts";
import { deadBaseUrl } from "../support/openai-stub.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
const workspace = join(folder, "ws");
const at = ["--workspace", workspace];

beforeAll(async () => {
  mkdirSync(workspace);
  writeFileSync(join(folder, "bars.csv"), csvOf(revertingMarket({ symbols: 24, days: 500 })));
  expect((await qraft("data", "import", join(folder, "bars.csv"), "--market", "us", ...at)).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the program, interrupts it once it has said the text, and waits for its end. */
async function interrupted(
  line: readonly string[],
  when: string,
): Promise<{ readonly code: number | null; readonly err: string; readonly out: string }> {
  const bin = fileURLToPath(new URL("../../bin/qraft.mjs", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [bin, ...line], { stdio: ["ignore", "pipe", "pipe"] });
  let err = "";
  let out = "";
  let sent = false;
  child.stdout?.on("data", (chunk: Buffer) => (out += chunk.toString("utf8")));
  child.stderr?.on("data", (chunk: Buffer) => {
    err += chunk.toString("utf8");
    if (sent || !err.includes(when)) return;
    sent = true;
    child.kill("SIGINT");
  });
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { code, err, out };
}

it("an interrupted campaign exits with 75 and says how to go on; gone on with, it ends as an undisturbed one", async () => {
  const campaign = ["explore", "--goal", "short-term reversal", "--budget", "trials=10", "--yes", ...at, "--json"];
  const stopped = await interrupted(campaign, "kept at finished");
  expect([stopped.code, stopped.err]).toEqual([75, expect.stringContaining("qraft runs resume")]);
  const told = documentOf(stopped.out);
  expect(told).toMatchObject({ error: { code: "interrupted" } });
  const run = /qraft runs resume (\S+)/.exec(stopped.err)?.[1] ?? "";
  expect((await qraftJson("runs", "show", run, ...at)).value.status).toBe("stopped");
  const resumed = await qraftJson("runs", "resume", run, ...at);
  expect(resumed).toMatchObject({ code: 0, value: { run, status: "finished" } });
  const replayed = await qraftJson("runs", "replay", run, ...at);
  expect(replayed).toMatchObject({ code: 0, value: { same: true, ledgerHead: resumed.value.ledgerHead } });
}, 60_000);

it("the program reads workspace and key from the environment and no other place", () => {
  const missing = spawnQraft(["explore", "--market", "us", "--model", "openai:some-model", "--yes", "--json"], {
    QRAFT_WORKSPACE: workspace,
  });
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining("OPENAI_API_KEY")]);
  expect(documentOf(missing.out)).toMatchObject({ error: { code: "model-key-missing" } });
}, 60_000);

it("a model that cannot be reached makes the campaign one to try again, by its name", async () => {
  const dead = ["--model", "openai:some-model", "--base-url", await deadBaseUrl()];
  const told = await qraftJson("explore", "--market", "us", ...dead, "--yes", ...at);
  expect(told).toMatchObject({ code: 75, value: { error: { code: "model-unreachable" } } });
  expect(String(told.value.error?.next)).toMatch(/qraft runs resume \S+/);
}, 60_000);

it("no stack trace and no foreign text reaches a person", () => {
  const wrong = spawnQraft(["factor", "eval", "rankk(close)", "--market", "us", ...at]);
  expect([wrong.code, wrong.out]).toEqual([2, ""]);
  expect(wrong.err).toContain("rankk");
  expect(wrong.err).not.toMatch(/\.ts:\d+|node:internal|Warning/);
}, 60_000);

/** Trials on record of the newest run. */
async function trialsOfNewest(): Promise<{ readonly status: unknown; readonly trials: number }> {
  const listed = (await qraftJson("runs", "list", ...at)).value as unknown as readonly { readonly run: string }[];
  const shown = await qraftJson("runs", "show", listed[0]?.run ?? "", ...at);
  return { status: shown.value.status, trials: Number(shown.value.trials?.length) };
}

const generate = ["factor", "generate", "--market", "us", "--workers", "2", ...at];

it("an interrupted batch exits with 75, shows no result, and what was computed counts", async () => {
  const stopped = await interrupted([...generate, "--count", "3000", "--json"], " screened");
  expect([stopped.code, documentOf(stopped.out)]).toMatchObject([75, { error: { code: "batch-stopped" } }]);
  const counted = Number(/stopped: (\d+) of its 3000/.exec(stopped.err)?.[1]);
  expect(counted).toBeGreaterThan(0);
  expect(counted).toBeLessThan(3000);
  expect(await trialsOfNewest()).toEqual({ status: "stopped", trials: counted });
}, 120_000);

it("a kill after the first line of results takes no trial off the record", async () => {
  // The file is a pipe that nobody reads: the command waits there, its table already shown.
  const out = join(folder, "candidates.csv");
  execFileSync("mkfifo", [out]);
  const child = startChild("../../interfaces/cli/main.ts", [...generate, "--count", "30", "--out", out]);
  await child.said("formula");
  await child.kill();
  expect((await trialsOfNewest()).trials).toBe(30);
}, 60_000);
