// The ledger: idempotent appends, an unbroken chain, look-ups.
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalJson } from "#engine/core";
import { chainStart, Ledger, type LedgerRow, memoryRows } from "#engine/evidence";
import { syntheticRun } from "./synthetic.ts";

const warning = { code: "gap", says: "missing bars", count: 2, examples: ["AAA"] };

test("the same statement is kept once", () => {
  const ledger = new Ledger(memoryRows());
  const first = ledger.append("warning", warning);
  const again = ledger.append("warning", { ...warning });
  expect(again).toBe(first);
  expect(ledger.all()).toHaveLength(1);
});

// Source: the definition, computed here by hand with node:crypto.
test("ids and links are SHA-256 over canonical JSON", () => {
  const ledger = new Ledger(memoryRows());
  const record = ledger.append("warning", warning);
  const sha = (value: unknown) => createHash("sha256").update(canonicalJson(value)).digest("hex");
  expect(record.id).toBe(sha({ kind: "warning", body: warning }));
  expect(record.hash).toBe(sha({ prev: chainStart, seq: 0, kind: "warning", body: warning }));
  expect(ledger.head).toBe(record.hash);
});

test("an untouched chain verifies and reopening it gives the same head", () => {
  const ledger = syntheticRun({ seed: 1 });
  expect(ledger.verifyChain()).toBeNull();
  const rows = memoryRows();
  const copy = new Ledger(rows);
  for (const record of ledger.all()) copy.append(record.kind, record.body as never);
  expect(copy.head).toBe(ledger.head);
  expect(new Ledger(memoryRows(rows.rows())).head).toBe(ledger.head);
});

test.each<[string, (rows: LedgerRow[]) => unknown, string]>([
  ["an edited body", (rows) => rows.splice(2, 1, { ...(rows[2] as LedgerRow), body: '{"code":"x"}' }), "ledger[2]"],
  ["a dropped record", (rows) => rows.splice(3, 1), "ledger[3]"],
  ["two records swapped", (rows) => rows.splice(1, 2, rows[2] as LedgerRow, rows[1] as LedgerRow), "ledger[1]"],
  ["a forged hash", (rows) => rows.splice(4, 1, { ...(rows[4] as LedgerRow), hash: "0".repeat(64) }), "ledger[4]"],
])("%s is named by its place", (_, tamper, place) => {
  const store = memoryRows();
  const source = syntheticRun({ seed: 2 });
  const copy = new Ledger(store);
  for (const record of source.all()) copy.append(record.kind, record.body as never);
  const rows = [...store.rows()];
  tamper(rows);
  expect(new Ledger(memoryRows(rows)).verifyChain()?.place).toBe(place);
});

test("a body that does not fit its kind is refused", () => {
  const ledger = new Ledger(memoryRows());
  expect(() => ledger.append("warning", { code: "x" } as never)).toThrow(/says/);
  expect(() => ledger.append("warning", { ...warning, count: Number.NaN })).toThrow();
});

test("a kept record cannot be changed from outside", () => {
  const ledger = new Ledger(memoryRows());
  const body = { ...warning, examples: ["AAA"] };
  const record = ledger.append("warning", body);
  body.examples.push("BBB");
  expect(record.body.examples).toEqual(["AAA"]);
  expect(Object.isFrozen(record.body)).toBe(true);
});
