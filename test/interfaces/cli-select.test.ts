// qraft factor select: a table for people, one document for programs, trials that are counted, and messages that help.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../support/bars.ts";
import { qraft, qraftJson } from "../support/cli.ts";
import { csvOf } from "../support/csv.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
const at = ["--workspace", join(folder, "ws"), "--market", "us"];
const formulas = [
  "rank(-returns(close, 5))",
  "rank(volume)",
  "ts_std(returns(close, 1), 20)",
  "rank(-returns(close, 2))",
];
const select = ["factor", "select", ...formulas, "--horizon", "1"];

beforeAll(async () => {
  writeFileSync(join(folder, "bars.csv"), csvOf(revertingMarket({ symbols: 24, days: 400 })));
  await qraft("data", "import", join(folder, "bars.csv"), "--market", "us", "--workspace", join(folder, "ws"));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("lists the methods with their options", async () => {
  const { code, out } = await qraft("factor", "select", "--methods", ...at);
  expect(code).toBe(0);
  for (const word of ["lasso", "symmetric", "folds (default 5)", "correlationCap"]) expect(out).toContain(word);
});

it("shows what was chosen, writes it, and says that every formula counted", async () => {
  const file = join(folder, "chosen.csv");
  const { code, out } = await qraft(...select, "--method", "marginal", "--out", file, ...at);
  expect(code).toBe(0);
  expect(out).toContain("4 trials on the explore part of us");
  expect(out).toContain("Choosing is a search too");
  expect(existsSync(file) && readFileSync(file, "utf8").split("\n")[0]).toContain("selection.gain");
}, 60_000);

it("gives one document whose numbers can be verified", async () => {
  const { code, value } = await qraftJson(...select, "--method", "stepwise", "--options", '{"criterion":"aic"}', ...at);
  expect(code).toBe(0);
  expect(value).toMatchObject({ method: "stepwise", trials: 4, part: "explore" });
  const checked = await qraftJson("verify", String(value.run), "--workspace", join(folder, "ws"));
  expect(checked).toMatchObject({ code: 0, value: { changed: [] } });
}, 60_000);

it.each([
  [["--method", "guess"], 2, "method"],
  [["--method", "lasso", "--options", "{folds"], 2, "JSON"],
  [["--method", "lasso", "--options", '{"folds":1}'], 2, "folds"],
  [["--part", "holdout"], 3, "holdout"],
] as const)(
  "refuses %j",
  async (flags, exit, word) => {
    const { code, err } = await qraft(...select, ...flags, ...at);
    expect(code).toBe(exit);
    expect(err).toContain(word);
  },
  60_000,
);
