// qraft factor: libraries, dialects, batches and generated candidates, as a person uses them.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/bars.ts";
import { documentOf, qraft, qraftJson } from "../support/cli.ts";
import { csvOf } from "../support/csv.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
const at = ["--workspace", join(folder, "ws")];
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  mkdirSync(join(folder, "ws"));
  writeFileSync(file("bars.csv"), csvOf(revertingMarket({ symbols: 24, days: 400 })));
  const imported = await qraftJson("data", "import", file("bars.csv"), "--market", "us", "--frequency", "1d", ...at);
  expect(imported.code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("libraries", () => {
  test("are listed, searched and shown factor by factor", async () => {
    const libraries = await qraftJson("factor", "list");
    expect(JSON.stringify(libraries.value)).toContain("alpha191");
    const alphas = await qraftJson("factor", "list", "--library", "alpha101");
    expect(alphas.value).toHaveLength(101);
    const found = await qraftJson("factor", "list", "--library", "alpha101", "--find", "alpha101.42");
    expect(found.value).toHaveLength(1);
    const shown = await qraftJson("factor", "show", "alpha101.101");
    expect(shown.value).toMatchObject({ name: "alpha101.101", unit: "ratio", lookback: 0, dialect: "wq" });
  });

  test("a name that is in none leads to a near one, and an unknown library to those there are", async () => {
    const near = await qraft("factor", "show", "alpha101.102");
    expect(near).toMatchObject({ code: 2 });
    expect(near.err).toMatch(/alpha101\.10/);
    const unknown = await qraft("factor", "screen", "--library", "alpha102", ...at);
    expect(unknown).toMatchObject({ code: 2 });
    expect(unknown.err).toMatch(/alpha101/);
  });
});

test("formulas of another dialect are explained in ours, and the future stays closed", async () => {
  const explained = await qraftJson("factor", "explain", "--dialect", "qlib", "Ref($close, 5) / $close");
  expect(explained.value).toMatchObject({ text: "delay(close, 5) / close" });
  const future = await qraft("factor", "explain", "--dialect", "qlib", "Ref($close, -1)");
  expect(future.code).toBe(2);
  expect(future.err).toMatch(/future/);
});

test("eval takes dialects and names, and says where it ran", async () => {
  const ask = (...more: readonly string[]) => qraft("factor", "eval", ...more, "--market", "us", ...at);
  const there = await ask("--dialect", "qlib", "Mean($close, 5) / $close", "--where", "clickhouse");
  expect([there.code, there.err]).toEqual([0, expect.stringMatching(/^Ran in ClickHouse: as asked\./m)]);
  const here = await ask("alpha101.101");
  expect([here.code, here.err]).toEqual([0, expect.stringMatching(/^Ran in process: 24 symbols × \d+ bars fit/m)]);
  expect(here.out).toMatch(/^alpha101\.101 on /);
  const document = await qraftJson("factor", "eval", "alpha101.101", "--budget-mb", "0.01", "--market", "us", ...at);
  expect(document.value).toMatchObject({
    expression: "alpha101.101",
    formula: expect.stringContaining("close"),
    where: { place: "clickhouse", reduced: [] },
  });
  for (const wrong of [
    ["--where", "server"],
    ["--budget-mb", "0"],
  ]) {
    expect(await ask("close", ...wrong)).toMatchObject({ code: 2, err: expect.stringContaining(wrong[1] ?? "") });
  }
});

test("factors of a library are screened by name, what the market lacks is told", async () => {
  const { code, out, err } = await qraft("factor", "screen", "alpha101.42", "alpha191.14", "--json", ...at);
  expect(code).toBe(0);
  expect(documentOf(out).factors).toHaveLength(2);
  expect(err).toMatch(/vwap = \(high \+ low \+ close\) \/ 3/);
});

describe("candidates", () => {
  test("are made from the default spec, screened, counted as trials, and written with their origin", async () => {
    const out = file("candidates.csv");
    const run = await qraftJson(
      ...["factor", "generate", "--count", "40", "--top", "3", "--workers", "2", "--out", out],
      ...at,
    );
    expect(run.code).toBe(0);
    expect(run.value.rows).toHaveLength(40);
    expect(run.value.best).toHaveLength(3);
    const lines = readFileSync(out, "utf8").trimEnd().split("\n");
    expect(lines).toHaveLength(41);
    expect(lines[0]).toMatch(/^expression,template,parameters,coverage/);
    const again = await qraftJson(...["factor", "generate", "--count", "40", "--top", "3", "--workers", "0"], ...at);
    expect(again.value.rows).toEqual(run.value.rows);
  });

  test("come from a spec, can be listed without being measured, and the families are shown", async () => {
    const spec = "examples/generation/moving-average-gaps.json";
    const listed = await qraftJson("factor", "generate", spec, "--no-screen", ...at);
    expect(listed.code).toBe(0);
    expect(listed.value.candidates).toHaveLength(200);
    const composed = await qraftJson(
      "factor",
      "generate",
      "examples/generation/composition.json",
      "--no-screen",
      ...at,
    );
    expect(composed.value.candidates).toHaveLength(300);
    const families = await qraftJson("factor", "generate", "--families");
    expect(JSON.stringify(families.value)).toContain("volatility-momentum");
  });

  test("a bad spec, a missing file and the holdout are refused with what to do", async () => {
    writeFileSync(
      file("bad.json"),
      JSON.stringify({ count: 10, templates: [{ name: "a", formula: "returns(close, {n})" }] }),
    );
    const bad = await qraft("factor", "generate", file("bad.json"), ...at);
    expect(bad.code).toBe(2);
    expect(bad.err).toMatch(/\{n\}/);
    const missing = await qraft("factor", "generate", file("none.json"), ...at);
    expect(missing.code).toBe(2);
    const sealed = await qraft("factor", "generate", "--part", "holdout", ...at);
    expect(sealed.code).toBe(3);
  });
});
