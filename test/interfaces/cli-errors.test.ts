// Bad input: each gets a message that names value and place, a next step, and the right exit code; nothing is lost.
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "#engine/data";
import { temporaryFolder } from "../support/bars.ts";
import { qraft, qraftJson } from "../support/cli.ts";
import { csvOf } from "../support/csv.ts";
import { startChild } from "../support/kill.ts";
import { revertingMarket } from "../support/reverting-market.ts";

const folder = temporaryFolder();
const workspace = join(folder, "ws");
const at = ["--workspace", workspace];
const file = (name: string, content?: string | Buffer): string => {
  if (content !== undefined) writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const deep = `${"abs(".repeat(10_000)}close${")".repeat(10_000)}`;
const strategy = (more: object): string => {
  const document = {
    version: 1,
    name: "s",
    factors: [{ name: "f", expression: "rank(close)", direction: 1 }],
    combination: { kind: "weighted", normalise: "rank" },
    long: { entry: { kind: "quantile", of: "score", region: "top", share: 0.2 } },
    exposure: { gross: 1, net: 1 },
    ...more,
  };
  return JSON.stringify(document);
};

beforeAll(async () => {
  mkdirSync(workspace);
  const csv = csvOf(revertingMarket({ symbols: 22, days: 300 }));
  const bars = file("bars.csv", csv);
  expect((await qraft("data", "import", bars, "--market", "us", ...at)).code).toBe(0);
  const [header = "", ...rows] = csv.trim().split("\n");
  file("one-symbol.csv", [header, ...rows.slice(0, 300)].join("\n"));
  file("one-day.csv", [header, ...rows.filter((row) => row.includes("2018-01-05"))].join("\n"));
  file("empty-fields.csv", [header, ...rows.map((row) => `${row.split(",").slice(0, 2).join(",")},,,,,`)].join("\n"));
  file(
    "infinite.csv",
    [header, ...rows.map((row, i) => (i % 50 === 0 ? row.replace(/[^,]+$/, "Infinity") : row))].join("\n"),
  );
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Code and the texts that its message and next step must hold. */
type Case = readonly [line: readonly string[], code: number, ...says: readonly string[]];

async function expectRefused([line, code, ...says]: Case): Promise<void> {
  const told = await qraftJson(...line, ...at);
  const text = `${String(told.value.error?.message)}\n${String(told.value.error?.next)}`;
  expect([line.join(" ").slice(0, 80), told.code, text]).toEqual([line.join(" ").slice(0, 80), code, text]);
  for (const part of says) expect(text).toContain(part);
  expect(String(told.value.error?.next).length).toBeGreaterThan(5);
  const spoken = await qraft(...line, ...at);
  expect([spoken.code, spoken.out]).toEqual([code, ""]);
  expect(spoken.err).toContain(says[0] ?? "");
  expect(spoken.err).not.toMatch(/^\s+at .*\.ts:\d+/m);
}

async function expectAll(cases: readonly Case[]): Promise<void> {
  for (const one of cases) await expectRefused(one);
}

describe("usage", () => {
  it("names an unknown command or flag, and what a value must be", async () => {
    await expectAll([
      [["explor"], 2, "explor"],
      [["data", "imporrt"], 2, "imporrt"],
      [["explore", "--bogus"], 2, "--bogus"],
      [["factor", "eval", "-returns(close, 5)"], 2, "-returns(close, 5)", "parentheses"],
      [["explore", "--seed", "x"], 2, "--seed", "whole number"],
      [["runs", "show"], 2, "run"],
      [["explore", "--budget", "trials=abc"], 2, "trials=abc", "NUMBER"],
      [["explore", "--budget", "trails=5"], 2, "trails=5"],
      [["explore", "--model", "gpt"], 2, "model"],
      [["explore", "--model", "openai:x", "--base-url", "not a url"], 2, "baseUrl"],
      [["explore", "--model", "openai:x", "--budget", "money=1"], 2, "money=1", "QRAFT_MODEL_PRICES"],
    ]);
  });
});

describe("names and dates", () => {
  it("are named when unknown, with what is known", async () => {
    await expectAll([
      [["data", "describe", "uss"], 2, "uss", "us"],
      [["explore", "--market", "nowhere", "--yes"], 2, "nowhere"],
      [["runs", "show", "no-such-run"], 2, "no-such-run"],
      [["runs", "resume", "no-such-run"], 2, "no-such-run"],
      [["verify", "no-such-run"], 2, "no-such-run"],
      [["report", "show", "no-such-run"], 2, "no-such-run"],
      [["factor", "eval", "close", "--market", "us", "--start", "2018-13-45"], 2, "2018-13-45", "YYYY-MM-DD"],
      [["data", "export", "us", "--out", file("o.csv"), "--start", "yesterday"], 2, "yesterday"],
      [["data", "export", "us", "--out", file("o.csv"), "--adjust", "fully"], 2, "fully", "none"],
      [["data", "export", "us", "--out", join(folder, "no", "such", "o.csv")], 2, "no/such/o.csv"],
      [["factor", "eval", "close", "--market", "us", "--start", "2050-01-01", "--end", "2050-02-01"], 2, "2050"],
      [["factor", "eval", "close", "--market", "us", "--symbols", "R00,ZZZ"], 2, "ZZZ"],
      [["factor", "screen", "close", "--market", "us", "--part", "holdout"], 3, "holdout"],
      [["factor", "screen", "close", "--market", "us", "--horizon", "5000"], 2, "horizon"],
    ]);
  });
});

describe("formulas and strategies", () => {
  it("are refused with the place", async () => {
    await expectAll([
      [["factor", "eval", "rankk(close)", "--market", "us"], 2, "rankk", "rank"],
      [["factor", "eval", "rank(closee)", "--market", "us"], 2, "closee"],
      [["factor", "eval", "delay(close, -1)", "--market", "us"], 2, "-1"],
      [["factor", "eval", deep, "--market", "us"], 2],
      [["factor", "explain", `${"(".repeat(3000)}close`], 2],
      [["backtest", join(folder, "none.json"), "--market", "us"], 2, "none.json"],
      [["backtest", folder, "--market", "us"], 2, folder],
      [["backtest", file("list.json", "[1]"), "--market", "us"], 2, "list.json"],
      [["backtest", file("half.json", '{"version": 1,'), "--market", "us"], 2, "half.json"],
      [["backtest", file("gross.json", strategy({ exposure: { gross: 0.5, net: 1 } })), "--market", "us"], 2, "net"],
      [
        [
          "backtest",
          file("field.json", strategy({ factors: [{ name: "f", expression: "rank(nope)", direction: 1 }] })),
          "--market",
          "us",
        ],
        2,
        "nope",
      ],
      [["backtest", file("plain.json", strategy({})), "--market", "us", "--costs", "much"], 2, "much"],
      [["gate", file("noreport.json", "{}")], 2, "noreport.json"],
      [["gate", join(folder, "gone.json")], 2, "gone.json"],
      [["verify", file("noreport.json")], 2, "noreport.json"],
    ]);
  });
});

describe("files of data", () => {
  it("that are no tables change nothing", async () => {
    const before = (await qraftJson("data", "snapshot", "us", ...at)).value.hash;
    await expectAll([
      [["data", "import", join(folder, "gone.csv"), "--market", "us"], 2, "gone.csv"],
      [["data", "import", folder, "--market", "us"], 2, folder],
      [
        ["data", "import", file("binary.csv", Buffer.from([0, 1, 2, 255, 254, 0, 7])), "--market", "us"],
        2,
        "binary.csv",
      ],
      [["data", "import", file("none.csv", ""), "--market", "us"], 2, "none.csv"],
      [
        ["data", "import", file("words.csv", "symbol,ts,close\nA,2020-01-01,high\n"), "--market", "us"],
        2,
        "words.csv",
        "high",
      ],
      [
        [
          "data",
          "import",
          file("zones.csv", "symbol,ts,close\nA,2020-01-01,1\nA,2020-01-02T00:00:00+05:00,2\n"),
          "--market",
          "us",
        ],
        2,
        "zones.csv",
      ],
    ]);
    expect((await qraftJson("data", "snapshot", "us", ...at)).value.hash).toBe(before);
  });

  it("add to a market with its own frequency and zone, whatever they would be taken for alone", async () => {
    const ticks = (...times: readonly string[]): string =>
      ["symbol,ts,close", ...times.map((time, i) => `A,2020-01-02 ${time},${i + 1}`)].join("\n");
    const first = file("minutes.csv", ticks("10:00:00", "10:01:00"));
    const to = ["--market", "minutes", ...at];
    expect((await qraft("data", "import", first, "--time-zone", "America/New_York", ...to)).code).toBe(0);
    expect((await qraft("data", "import", file("more.csv", ticks("10:02:00")), ...to)).code).toBe(0);
    const described = (await qraftJson("data", "describe", ...to.slice(1))).value;
    expect(described.last).toBe(Date.UTC(2020, 0, 2, 15, 2));
    const hours = file("hours.csv", ticks("10:00:00", "11:00:00"));
    await expectAll([
      [["data", "import", hours, "--market", "us"], 2, "hours.csv", "1d"],
      [["data", "import", hours, "--market", "us", "--frequency", "1h"], 2, "--frequency 1h", "1d"],
      [["data", "import", hours, "--market", "us", "--currency", "EUR"], 2, "EUR", "USD"],
    ]);
  });

  it("without what a run needs are told before anything is sealed", async () => {
    const days = Array.from({ length: 300 }, (_, i) => new Date(Date.UTC(2019, 0, 1 + i)).toISOString().slice(0, 10));
    const rows = (symbols: number, values: string): readonly string[] =>
      Array.from({ length: symbols }, (_, s) => days.map((day) => `S${s},${day},${values}`)).flat();
    const closes = file("closes.csv", ["symbol,ts,close", ...rows(12, "1")].join("\n"));
    const few = file("few.csv", ["symbol,ts,open,close", ...rows(4, "1,1")].join("\n"));
    for (const [name, path] of [
      ["closes", closes],
      ["few", few],
    ] as const)
      expect((await qraft("data", "import", path, "--market", name, ...at)).code).toBe(0);
    await expectAll([
      [["explore", "--market", "closes", "--yes"], 2, "closes", "open", "--map open="],
      [["factor", "screen", "rank(close)", "--market", "closes"], 2, "open"],
      [["explore", "--market", "few", "--yes"], 2, "few", "4 symbols", "10"],
    ]);
    expect((await qraftJson("data", "describe", "few", ...at)).value.seal).toBeNull();
  });

  it("with too little in them are told of, by whatever asks for more", async () => {
    for (const name of ["one-symbol", "one-day", "empty-fields", "infinite"]) {
      const imported = await qraft("data", "import", file(`${name}.csv`), "--market", name, ...at);
      expect([name, imported.code === 0 || imported.code === 2]).toEqual([name, true]);
      if (imported.code !== 0) continue;
      expect((await qraft("data", "quality", name, ...at)).code).toBe(0);
      const explored = await qraft("explore", "--market", name, "--yes", "--budget", "trials=4", ...at);
      // Either nothing survives, the budget ends first, or the market is too small to be split: never a fault of ours.
      expect([name, [0, 2, 4].includes(explored.code), explored.err]).toEqual([name, true, explored.err]);
      expect([name, explored.err.includes("internal")]).toEqual([name, false]);
    }
  }, 60_000);
});

describe("workspaces", () => {
  it("held by another process make a second one wait its turn", async () => {
    const held = join(folder, "held");
    mkdirSync(held);
    const child = startChild("./store-child.ts", [held, "hold"]);
    await child.said("holding");
    const told = await qraftJson("explore", "--yes", "--workspace", held);
    expect([told.code, String(told.value.error?.message)]).toEqual([
      75,
      expect.stringContaining(String(child.process.pid)),
    ]);
    await child.kill();
  });

  it("that cannot be written or are no folder are named", async () => {
    const readOnly = join(folder, "read-only");
    mkdirSync(readOnly);
    chmodSync(readOnly, 0o500);
    const canWriteAnyway = process.getuid?.() === 0;
    const told = canWriteAnyway ? null : await qraftJson("data", "demo", "--workspace", readOnly);
    if (told !== null)
      expect([told.code, String(told.value.error?.message)]).toEqual([2, expect.stringContaining("read-only")]);
    chmodSync(readOnly, 0o700);
    const nofolder = await qraftJson("runs", "list", "--workspace", file("a-file", "x"));
    expect([nofolder.code, String(nofolder.value.error?.message)]).toEqual([2, expect.stringContaining("a-file")]);
  });

  it("that are damaged are said to be, and are not made anew", async () => {
    const damaged = join(folder, "damaged");
    const store = await openStore({ workspace: damaged, mode: "write" });
    await store.close();
    writeFileSync(
      join(damaged, "state.sqlite"),
      "this is no database at all, but it is long enough to be read as one".repeat(40),
    );
    rmSync(join(damaged, "state.sqlite-wal"), { force: true });
    const told = await qraftJson("runs", "list", "--workspace", damaged);
    expect(told.code).toBe(2);
    expect(`${String(told.value.error?.message)}`).toContain("state.sqlite");
    expect(readdirSync(damaged)).toContain("state.sqlite");
  });

  it("whose state file was begun and never written hold no runs", async () => {
    const begun = join(folder, "begun");
    mkdirSync(begun);
    writeFileSync(join(begun, "state.sqlite"), "");
    const told = await qraftJson("runs", "list", "--workspace", begun);
    expect([told.code, told.value]).toEqual([0, []]);
  });
});
