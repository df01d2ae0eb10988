// qraft data derive: files of events become fields that formulas read; merges touch no price; mistakes are told.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/bars.ts";
import { qraft, qraftJson } from "../support/cli.ts";

const folder = temporaryFolder();
const at = ["--workspace", join(folder, "ws")];
const file = (name: string): string => join(folder, name);
const days = ["2014-01-02", "2014-01-03", "2014-01-06", "2014-01-07"];

beforeAll(async () => {
  mkdirSync(join(folder, "ws"));
  const bars = days.map((day, i) => `${day},A,${10 + i},${11 + i},${9 + i},${10.5 + i},1000`);
  writeFileSync(file("bars.csv"), ["date,symbol,open,high,low,close,volume", ...bars].join("\n"));
  const tweets = [
    "A,2014-01-02T15:00:00Z,good news",
    "A,2014-01-04T12:00:00Z,bad weekend",
    "A,2014-01-06T22:00:00Z,late",
  ];
  writeFileSync(file("tweets.csv"), ["symbol,published,text", ...tweets].join("\n"));
  const chain = ["2014-01-02,A,900,2014-01-02T23:00:00Z", "2014-01-03,A,950,2014-01-06T12:00:00Z"];
  writeFileSync(file("chain.csv"), ["date,symbol,active_addresses,published", ...chain].join("\n"));
  const typo = ["2014-01-02,A,1.5,9,2014-01-03", "2014-01-03,A,1.2.3,8,2014-01-04"];
  writeFileSync(file("typo.csv"), ["date,symbol,fees,count,known", ...typo].join("\n"));
  const comma = ["2014-01-02,A,7,2014-01-03", '2014-01-03,A,"1,25",2014-01-04'];
  writeFileSync(file("comma.csv"), ["date,symbol,fees,known", ...comma].join("\n"));
  const trades = ["A,2014-01-02T15:00:00.5Z,10,1,buy", "A,2014-01-02T15:00:02Z,11,2,sell"];
  writeFileSync(file("trades.csv"), ["symbol,ts,price,size,side", ...trades].join("\n"));
  const made = [
    "data",
    "import",
    file("bars.csv"),
    "--market",
    "us",
    "--frequency",
    "1d",
    "--time-zone",
    "America/New_York",
  ];
  expect((await qraft(...made, ...at)).code).toBe(0);
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a market of its own", () => {
  it("holds the fields, and formulas read them", async () => {
    const derive = ["data", "derive", "text", file("tweets.csv"), "--market", "tweets", "--prices", "us"];
    const zone = ["--time-zone", "America/New_York", "--close-time", "16:00"];
    const done = await qraftJson(...derive, ...zone, ...at);
    expect(done).toMatchObject({ code: 0, value: { kind: "text", read: 3, rows: 4, inserted: 4, refused: [] } });
    const again = await qraftJson(...derive, ...zone, ...at);
    expect(again).toMatchObject({ code: 0, value: { inserted: 0, unchanged: 4 } });
    const out = file("values.csv");
    const seen = await qraft(
      "factor",
      "eval",
      "documents - ts_mean(documents, 2)",
      "--market",
      "tweets",
      "--out",
      out,
      ...at,
    );
    expect(seen.code).toBe(0);
    expect(readFileSync(out, "utf8").trim().split("\n").slice(1)).toEqual([
      "A,2014-01-02,",
      "A,2014-01-03,-0.5",
      "A,2014-01-06,0.5",
      "A,2014-01-07,0",
    ]);
  });

  it("makes bars of seconds, in a file and in a market", async () => {
    const line = ["data", "derive", "book", file("trades.csv"), "--frequency", "1s"];
    const done = await qraft(...line, "--out", file("seconds.csv"), ...at);
    expect([done.code, done.out]).toEqual([0, expect.stringContaining("derived 2 bars of 1 symbols")]);
    expect(readFileSync(file("seconds.csv"), "utf8").split("\n")).toHaveLength(4);
    expect(await qraftJson(...line, "--market", "seconds", ...at)).toMatchObject({ code: 0, value: { inserted: 2 } });
    const described = await qraftJson("data", "describe", "seconds", ...at);
    expect(described.value).toMatchObject({ info: { frequency: "1s" }, rows: 2 });
    const refused = await qraft("data", "derive", "book", file("trades.csv"), "--frequency", "2s", "--out", "x", ...at);
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining("Known: 1s, 5s, 10s, 30s, 1m")]);
  });
});

describe("a merge", () => {
  it("adds fields to bars that are there and leaves prices alone", async () => {
    const line = ["data", "derive", "series", file("chain.csv"), "--market", "us", "--known-column", "published"];
    const before = await qraftJson("data", "describe", "us", ...at);
    expect((await qraft(...line, ...at)).err).toContain("--merge");
    const done = await qraftJson(...line, "--merge", ...at);
    expect(done).toMatchObject({ code: 0, value: { rows: 4, inserted: 0 } });
    const after = await qraftJson("data", "describe", "us", ...at);
    expect(after.value.rows).toEqual(before.value.rows);
    const out = file("merged.csv");
    await qraft("factor", "eval", "active_addresses + 0 * close", "--market", "us", "--out", out, ...at);
    const values = readFileSync(out, "utf8").trim().split("\n").slice(1);
    expect(values).toEqual(["A,2014-01-02,900", "A,2014-01-03,900", "A,2014-01-06,950", "A,2014-01-07,950"]);
  });
});

it("reads the columns and the decimal mark that are named", async () => {
  const line = ["data", "derive", "series"];
  const some = await qraft(...line, file("typo.csv"), "--fields", "count", "--out", file("count.csv"), ...at);
  expect([some.code, readFileSync(file("count.csv"), "utf8").split("\n")[0]]).toEqual([0, "symbol,ts,count"]);
  const mark = await qraft(...line, file("comma.csv"), "--decimal", ",", "--out", file("comma-out.csv"), ...at);
  expect([mark.code, readFileSync(file("comma-out.csv"), "utf8")]).toEqual([0, expect.stringContaining("1.25")]);
});

describe("mistakes", () => {
  it.each([
    [["text", "tweets.csv"], "--market nor --out"],
    [["texts", "tweets.csv", "--out", "x.csv"], 'Did you mean "text"'],
    [["text", "none.csv", "--out", "x.csv"], "There is no file"],
    [["text", "bars.csv", "--out", "x.csv"], '"text"'],
    [["text", "tweets.csv", "--out", "x.csv", "--close-time", "25:00"], "--close-time"],
    [["text", "tweets.csv", "--out", "x.csv", "--frequency", "1w"], "--frequency 1w"],
    [["text", "tweets.csv", "--out", "x.csv", "--prices", "nowhere"], "--prices nowhere"],
    [["text", "tweets.csv", "--out", "x.csv", "--max-age", "soon"], "--max-age"],
    [["options", "tweets.csv", "--out", "x.csv"], '"quote_datetime"'],
    [["book", "tweets.csv", "--out", "x.csv"], "neither quotes"],
    [["series", "bars.csv", "--out", "x.csv"], '"known"'],
    [["series", "typo.csv", "--out", "x.csv"], 'Line 3 of "typo.csv", column "fees": "1.2.3" is not a number.'],
    [["series", "typo.csv", "--out", "x.csv", "--fields", "fee"], 'Did you mean "fees"'],
    [["series", "typo.csv", "--out", "x.csv", "--fields", ","], "--fields"],
    [["series", "comma.csv", "--out", "x.csv"], '--decimal ","'],
    [["text", "tweets.csv", "--market", "none", "--merge"], "no market none"],
    [["text", "tweets.csv", "--out", "x.csv", "--level", "deep"], "--level"],
    [["text", "tweets.csv", "--out", "x.csv", "--map", "author=symbol"], '--map names "author"'],
  ] as const)("%j are told with a next step", async (line, says) => {
    const words = line.map((word) => (word.endsWith(".csv") ? file(word) : word));
    const { code, err } = await qraft("data", "derive", ...words, ...at);
    expect([code === 0, err]).toEqual([false, expect.stringContaining(says)]);
  });
});
