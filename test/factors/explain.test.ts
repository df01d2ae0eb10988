// Formulas in plain words, and the operators as a table.
import { describe, expect, test } from "vitest";
import { canonicalJson, unwrap } from "../../engine/core/index.ts";
import {
  checkText,
  explainExpression,
  operatorReference,
  operators,
  parseExpression,
} from "../../engine/factors/index.ts";

const vocabulary = { fields: ["open", "high", "low", "close", "volume"], groups: ["sector"] };

describe("explanation", () => {
  // Counted by hand: ts_mean 3, − 1, ÷ 1, rank 12 additions; the average is used twice.
  const text = "rank((close - ts_mean(close, 5)) / ts_mean(close, 5))";
  const explained = unwrap(explainExpression(unwrap(parseExpression(text)), vocabulary));

  test("names every part once, inner ones first", () => {
    expect(explained.nodes.map((node) => node.text)).toEqual([
      "ts_mean(close, 5)",
      "close - ts_mean(close, 5)",
      "(close - ts_mean(close, 5)) / ts_mean(close, 5)",
      text,
    ]);
    expect(explained.nodes.map((node) => node.unit)).toEqual(["price", "price", "ratio", "rank"]);
    expect(explained.shared).toEqual(["ts_mean(close, 5)"]);
    expect(explained.nodes[0]).toMatchObject({ uses: 2, lookback: 4 });
    expect(explained.info.cost).toBe(explained.nodes.reduce((sum, node) => sum + node.cost, 0));
  });

  test("says so in a few lines", () => {
    expect(explained.lines.length).toBe(6);
    expect(explained.lines[4]).toBe("Runs in process; ClickHouse can compute all of it where the data outgrow memory.");
    expect(explained.lines[0]).toMatch(
      /Average of the last n values.*x = close, n = 5.*price.*4 bars back.*used 2 times/,
    );
    expect(explained.lines.at(-1)).toMatch(/10 nodes as written, 5 computed/);
  });

  test("a field alone and an endless memory have words too", () => {
    const lines = (formula: string): string =>
      unwrap(explainExpression(unwrap(parseExpression(formula)), vocabulary)).lines.join("\n");
    expect(lines("close")).toMatch(/today only/);
    expect(lines("ema(close, 5)")).toMatch(/the whole past/);
  });

  test("an unsound formula gives the fault of the check", () => {
    const result = explainExpression(unwrap(parseExpression("close + volume")), vocabulary);
    expect(result.ok ? "" : result.error.code).toBe("unit-mismatch");
  });
});

describe("operator reference", () => {
  const entries = operatorReference();
  test("lists every operator, as plain data", () => {
    expect(entries.map((entry) => entry.name)).toEqual(operators.map((operator) => operator.name));
    expect(JSON.parse(canonicalJson(entries))).toEqual(entries);
  });

  test.each(entries.map((entry) => [entry.name, entry] as const))(
    "%s can be called as its example shows",
    (name, entry) => {
      expect(unwrap(checkText(entry.example, vocabulary)).info.nodes).toBeGreaterThan(1);
      expect(entry.signature.startsWith(`${name}(`)).toBe(true);
      expect(entry.says.length).toBeGreaterThan(3);
    },
  );
});
