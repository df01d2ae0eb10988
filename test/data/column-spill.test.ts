// Columns on disk: what is read is what was written, bit for bit, and the folder goes.
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openColumnFolder } from "../../engine/data/store/column-spill.ts";
import { evaluateAll, evaluateBatch, parseExpression } from "../../engine/factors/index.ts";
import { expectSameBytes } from "../factors/evaluation/same-bytes.ts";
import { wholePanel } from "../factors/grammar.ts";

const parent = mkdtempSync(join(tmpdir(), "qraft-spill-"));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test("a column comes back with its bits, over pieces and views", async () => {
  const folder = await openColumnFolder(parent);
  const whole = Float64Array.from({ length: 2_200_000 }, (_, i) => (i % 7 === 0 ? Number.NaN : -i / 3));
  const view = whole.subarray(5, 2_100_005);
  await folder.write("column-1", view);
  await folder.write("column-2", new Float64Array(0));
  const into = new Float64Array(new SharedArrayBuffer(view.byteLength));
  await folder.read("column-1", into);
  expect(Buffer.compare(Buffer.from(into.buffer), Buffer.from(view.slice().buffer))).toBe(0);
  await folder.read("column-2", new Float64Array(0));
  expect(readdirSync(parent).length).toBe(1);
  await folder.close();
  expect(readdirSync(parent)).toEqual([]);
});

test("what was never written, what is too short, and a folder that is not there are refused", async () => {
  const folder = await openColumnFolder(parent);
  await expect(folder.read("column-9", new Float64Array(1))).rejects.toMatchObject({ code: "spill-failed" });
  await folder.write("column-1", new Float64Array(3));
  await expect(folder.read("column-1", new Float64Array(4))).rejects.toThrow(/shorter/);
  await expect(folder.write("../x", new Float64Array(3))).rejects.toThrow(/no key/);
  await folder.close();
  await expect(openColumnFolder(join(parent, "missing"))).rejects.toMatchObject({ code: "spill-failed" });
  expect(existsSync(join(parent, "missing"))).toBe(false);
});

test("a batch below its budget goes through the folder", async () => {
  const panel = wholePanel(5, { symbols: 60, times: 2_000 });
  const parsed = parseExpression("(rank(close) + rank(open)) * (rank(high) + rank(low)) - rank(volume) / rank(close)");
  if (!parsed.ok) throw parsed.error;
  const spill = await openColumnFolder(parent);
  const columns: Float64Array[] = [];
  const onColumn = (place: number, column: Float64Array): void => {
    columns[place] = column.slice();
  };
  // Fields 5.76 MB, groups 0.48 MB, rows 0.12 MB, columns of 0.96 MB.
  const { spilled } = await evaluateBatch([parsed.value], panel, { budgetMb: 9.7, spill, onColumn });
  expect(spilled).toBeGreaterThan(0);
  expectSameBytes(columns, evaluateAll([parsed.value], panel), [parsed.value]);
  await spill.close();
});
