// Hand-made files, one per rule: what is read, what is reported, what is refused and where the message points.
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { QraftError } from "#engine/core";
import { type BarOptions, decodeBars } from "#engine/data/sources";

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);
const bytes = (text: string): Uint8Array => Buffer.from(text, "utf8");
const decode = (text: string | Uint8Array, options: BarOptions = {}, name = "prices.csv") =>
  decodeBars([{ name, bytes: typeof text === "string" ? bytes(text) : text }], { frequency: "1d", ...options });
const column = async (text: string, options: BarOptions = {}, field = "close") => [
  ...((await decode(text, options)).rows.fields.get(field) ?? []),
];

async function refusal(text: string | Uint8Array, options: BarOptions = {}, name = "prices.csv"): Promise<QraftError> {
  const thrown = await decode(text, options, name).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof QraftError)) throw new Error(`expected a QraftError, got ${String(thrown)}`);
  expect(thrown.exit).toBe(2);
  expect(thrown.next.length).toBeGreaterThan(5);
  return thrown;
}

describe("what a file is, is told from its bytes", () => {
  test.each([
    ["empty-file", "", "prices.csv"],
    ["empty-file", " \n\n ", "prices.csv"],
    ["web-page", "<!DOCTYPE html><html><body>404</body></html>", "prices.csv"],
    ["unsupported-format", '{"error":"limit"}', "prices.csv"],
    ["unsupported-format", "PK\x03\x04 workbook", "prices.csv"],
    ["truncated-file", "PAR1 and then nothing", "bars.parquet"],
    ["truncated-file", "ARROW1\0\0 and then nothing", "bars.arrow"],
    ["one-column", "just a line of prose\nand another\n", "prices.csv"],
    ["no-header", "2020-01-02,1,2,3,4\n2020-01-03,1,2,3,4\n", "prices.csv"],
    ["no-rows", "date,close\n", "prices.csv"],
    ["not-utf8", "", "prices.csv"],
  ])("%s", async (code, text, name) => {
    const content =
      code === "not-utf8" ? Uint8Array.from([...bytes("date,close\n2020-01-02,1\n"), 0xe9, 0x2c, 0x31]) : text;
    const error = await refusal(content, {}, name);
    expect(error.code).toBe(code);
    expect(error.message).toContain(name);
  });

  test("a binary file called .csv is refused with the place of the first zero byte", async () => {
    const error = await refusal(Uint8Array.from([1, 2, 3, 0, 5, 6]));
    expect(error).toMatchObject({ code: "binary-file" });
    expect(error.message).toContain("byte 3");
  });

  test("gzip is unpacked whatever the file is called, and a cut one is refused", async () => {
    const packed = gzipSync(bytes("date,symbol,close\n2020-01-02,A,1\n"));
    expect((await decode(packed)).rows.symbols).toEqual(["A"]);
    expect((await refusal(packed.subarray(0, 25))).code).toBe("broken-gzip");
  });

  test("a missing file is named", async () => {
    await expect(decodeBars(["/nowhere/at-all.csv"])).rejects.toThrow(/no file "\/nowhere\/at-all.csv"/);
    await expect(decodeBars([])).rejects.toMatchObject({ code: "no-files" });
  });
});

describe("text", () => {
  test("BOM, CRLF, quotes, other separators and usual names are understood", async () => {
    const text = '\uFEFF"Date";"Ticker";"Adj Close";"Close"\r\n"2020-01-02";"A;B";"1.5";"2"\r\n';
    const { rows } = await decode(text);
    expect(rows.symbols).toEqual(["A;B"]);
    expect([...rows.fields.keys()]).toEqual(["adj_close", "close"]);
  });

  test("a ragged row is refused with its line", async () => {
    const error = await refusal("date,symbol,close\n2020-01-02,A,1\n2020-01-03,A\n");
    expect(error).toMatchObject({ code: "ragged-row" });
    expect(error.message).toContain("Line 3");
  });

  test("an open quote is refused", async () => {
    expect((await refusal('date,symbol,close\n2020-01-02,"A,1\n')).code).toBe("broken-csv");
  });

  test("a date and a clock column together are one time", async () => {
    const text = "Date,Time,Symbol,Close\n2020-01-02,09:30,A,1\n2020-01-02,09:31,A,2\n";
    const { rows } = await decode(text, { frequency: "1m", timeZone: "America/New_York" });
    expect([...rows.ts]).toEqual([Date.parse("2020-01-02T14:30:00Z"), Date.parse("2020-01-02T14:31:00Z")]);
  });
});

describe("columns", () => {
  test("an explicit map goes before usual names and a wrong one is refused with a suggestion", async () => {
    const text = "Date,Closing,Ticker,close\n2020-01-02,5,A,9\n";
    const { rows } = await decode(text, { map: { close: "Closing" } });
    expect(rows.fields.get("close")?.[0]).toBe(5);
    const error = await refusal(text, { map: { close: "Closin" } });
    expect(error).toMatchObject({ code: "unknown-column", next: 'Did you mean "Closing"?' });
  });

  test("the symbol comes from the column, the option, or the file name", async () => {
    const text = "date,close\n2020-01-02,1\n";
    expect((await decode(text, {}, "AAPL_1d.csv.gz")).rows.symbols).toEqual(["AAPL"]);
    expect((await decode(text, { symbol: "X" }, "AAPL.csv")).rows.symbols).toEqual(["X"]);
    expect((await refusal(text, {}, "bars_1d.csv")).code).toBe("no-symbol");
  });

  test("unused columns are reported with the reason", async () => {
    const { issues, rows } = await decode("date,symbol,close,note,Trades\n2020-01-02,A,1,hello,7\n");
    expect(issues).toMatchObject([{ code: "column-ignored", examples: [{ values: { column: "note" } }] }]);
    expect([...rows.fields.keys()]).toEqual(["close", "trades"]);
  });

  test("no column of times is refused with the columns there are", async () => {
    const error = await refusal("a,b\n1,2\n");
    expect(error.code).toBe("no-time-column");
    expect(error.message).toContain("a, b");
  });
});

describe("numbers", () => {
  test.each(["", "NaN", "null", "N/A", "-"])("%j is missing", async (word) => {
    const { rows, issues } = await decode(`date,symbol,close,open\n2020-01-02,A,${word},1\n`);
    expect(rows.fields.get("close")?.[0]).toBeNaN();
    expect(issues).toMatchObject([{ code: "missing-value", count: 1, examples: [{ row: 2, symbol: "A" }] }]);
  });

  test("infinity is blanked and reported", async () => {
    const { rows, issues } = await decode("date,symbol,close,open\n2020-01-02,A,-Infinity,1\n");
    expect(rows.fields.get("close")?.[0]).toBeNaN();
    expect(issues[0]).toMatchObject({
      code: "infinite-value",
      count: 1,
      examples: [{ values: { close: "-Infinity" } }],
    });
  });

  test("thousands and decimal commas are refused with their place, unless declared", async () => {
    const grouped = 'date,symbol,close\n2020-01-02,A,"1,234.5"\n';
    const error = await refusal(grouped);
    expect(error).toMatchObject({ code: "not-a-number" });
    expect(error.message).toContain('Line 2 of "prices.csv", column "close": "1,234.5"');
    expect(await column(grouped, { thousands: "," })).toEqual([1234.5]);
    expect((await refusal("date;symbol;close\n2020-01-02;A;1,5\n")).next).toContain("decimal");
    expect(await column("date;symbol;close\n2020-01-02;A;1.234,5\n", { decimal: ",", thousands: "." })).toEqual([
      1234.5,
    ]);
    expect((await refusal('date,symbol,close\n2020-01-02,A,"1,23"\n', { thousands: "," })).code).toBe("not-a-number");
  });

  test.each(["0x10", "1e", "12abc", "1 2", "$5"])("%j is not a number", async (word) => {
    expect((await refusal(`date,symbol,close\n2020-01-02,A,${word}\n`)).code).toBe("not-a-number");
  });
});

describe("row rules", () => {
  const head = "date,symbol,open,high,low,close,volume\n";
  const codes = async (rows: string, options: BarOptions = {}) => {
    const { issues } = await decode(head + rows, options);
    return issues.map((issue) => [issue.code, issue.action, issue.count]);
  };

  test("identical duplicates are dropped to one", async () => {
    expect(await codes("2020-01-02,A,1,2,1,2,9\n2020-01-02,A,1,2,1,2,9\n")).toEqual([
      ["identical-duplicate", "dropped", 1],
    ]);
  });

  test("of conflicting duplicates the fuller, then the busier row stays, in any order", async () => {
    const rows = ["2020-01-02,A,1,2,1,2,9", "2020-01-02,A,1,2,1,1.5,10", "2020-01-02,A,1,2,,1.7,99"];
    for (const order of [rows, [...rows].reverse()]) {
      const { rows: out, issues } = await decode(`${head}${order.join("\n")}\n`);
      expect([...(out.fields.get("close") ?? [])]).toEqual([1.5]);
      expect(issues.find((issue) => issue.code === "conflicting-duplicate")?.count).toBe(2);
    }
  });

  test("a table of several things per symbol and time is refused, not thinned out", async () => {
    const chain = Array.from({ length: 12 }, (_, strike) => `2020-01-02,A,1,2,1,1.5,${strike}\n`).join("");
    const { code, message } = await refusal(head + chain);
    expect([code, message.includes("11 of 12 rows")]).toEqual(["rows-not-told-apart", true]);
  });

  test("rows out of order are sorted and reported", async () => {
    const { rows, issues } = await decode(
      `${head}2020-01-03,A,1,2,1,2,9\n2020-01-02,A,1,2,1,2,8\n2020-01-02,0B,1,2,1,2,7\n`,
    );
    expect(rows.symbols).toEqual(["0B", "A"]);
    expect([...(rows.fields.get("volume") ?? [])]).toEqual([7, 8, 9]);
    expect(issues).toMatchObject([{ code: "out-of-order", action: "sorted", count: 1, examples: [{ row: 3 }] }]);
  });

  test("high below low blanks both and keeps the rest", async () => {
    const { rows, issues } = await decode(`${head}2020-01-02,A,1,1,2,1.5,9\n`);
    expect(issues[0]).toMatchObject({ code: "high-below-low", action: "blanked", count: 1 });
    expect([rows.fields.get("high")?.[0], rows.fields.get("close")?.[0]]).toEqual([Number.NaN, 1.5]);
  });

  test("open or close outside the range is kept and flagged", async () => {
    expect(await codes("2020-01-02,A,3,2,1,1.5,9\n")).toEqual([["outside-range", "kept", 1]]);
  });

  test("zero and negative prices and negative volume are blanked, negative prices on demand kept", async () => {
    expect(await codes("2020-01-02,A,0,2,1,1.5,-9\n2020-01-03,A,1,2,-1,1.5,9\n")).toEqual([
      ["negative-price", "blanked", 1],
      ["negative-volume", "blanked", 1],
      ["zero-price", "blanked", 1],
    ]);
    expect(await codes("2020-04-20,CL,-14,14,-17,10,9\n", { negativePrices: "keep" })).toEqual([]);
  });

  test("rows without symbol, time or any value are dropped and counted", async () => {
    expect(await codes("2020-01-02,,1,2,1,2,9\n,A,1,2,1,2,9\n2020-01-03,A,,,,,\n2020-01-04,A,1,2,1,2,9\n")).toEqual([
      ["empty-row", "dropped", 1],
      ["missing-symbol", "dropped", 1],
      ["missing-time", "dropped", 1],
    ]);
    expect((await refusal(`${head}2020-01-03,A,,,,,\n`)).code).toBe("no-rows");
  });

  test("files with different fields are joined and the absent ones reported", async () => {
    const files = [
      { name: "A.csv", bytes: bytes("date,close,volume\n2020-01-02,1,5\n") },
      { name: "B.csv", bytes: bytes("date,close\n2020-01-02,2\n") },
    ];
    const { rows, issues, source } = await decodeBars(files, { frequency: "1d" });
    expect([...(rows.fields.get("volume") ?? [])]).toEqual([5, Number.NaN]);
    expect(issues.map((issue) => issue.code)).toEqual(["absent-field", "missing-value"]);
    expect(source.files.map((file) => [file.name, file.rows, file.sha256.length])).toEqual([
      ["A.csv", 1, 64],
      ["B.csv", 1, 64],
    ]);
  });

  test("examples stop at five, counts do not", async () => {
    const many = Array.from({ length: 9 }, (_, i) => `2020-01-1${i},A,1,2,1,2,`).join("\n");
    const { issues } = await decode(`${head}${many}\n`);
    expect(issues[0]).toMatchObject({ code: "missing-value", count: 9 });
    expect(issues[0]?.examples).toHaveLength(5);
    expect(issues[0]?.examples[0]).toMatchObject({
      file: "prices.csv",
      row: 2,
      ts: day("2020-01-10"),
      values: { volume: null },
    });
  });
});
