// The independent verifier agrees with the main renderer and notices every kind of tampering.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { canonicalJson } from "#engine/core";
import { type Bundle, exportBundle, type Ledger, type LedgerRow, templateReport } from "#engine/evidence";
import { honestReports } from "../../evals/corruption/honest.ts";
import { syntheticRun } from "./synthetic.ts";

const verifier = fileURLToPath(new URL("../../engine/evidence/verify/verify.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "qraft-verify-"));
afterAll(() => rmSync(folder, { recursive: true }));

function rowsOf(ledger: Ledger): readonly LedgerRow[] {
  return ledger
    .all()
    .map(({ seq, id, kind, body, prev, hash }) => ({ seq, id, kind, body: canonicalJson(body), prev, hash }));
}

function verify(bundle: unknown): { readonly code: number | null; readonly said: string } {
  const file = join(folder, "bundle.json");
  writeFileSync(file, JSON.stringify(bundle));
  const { status, stdout, stderr } = spawnSync(process.execPath, [verifier, file], { encoding: "utf8" });
  return { code: status, said: stdout + stderr };
}

test("it renders every honest report to the same bytes", () => {
  for (const { name, ledger, report } of honestReports()) {
    const { code, said } = verify(exportBundle(report, rowsOf(ledger)));
    expect(said, name).toMatch(/^holds/);
    expect(code).toBe(0);
  }
});

test.each([
  { simulated: true, opened: true },
  { gaps: true, warnings: 0 },
  { factors: 0, strategies: 0 },
  { strategies: 5, verdict: "supported" as const },
])("it renders the template of another run to the same bytes: %o", (shape) => {
  const ledger = syntheticRun({ seed: 77, ...shape });
  expect(verify(exportBundle(templateReport(ledger, "run"), rowsOf(ledger))).said).toMatch(/^holds/);
});

const ledger = syntheticRun({ seed: 21, strategies: 2 });
const honest = exportBundle(templateReport(ledger, "run"), rowsOf(ledger));

test.each<[string, (bundle: Bundle) => unknown, RegExp]>([
  ["a digit of the text", (bundle) => ({ ...bundle, text: bundle.text.replace(/(\d)\.(\d)/, "9.9") }), /text line/],
  ["a sign of the text", (bundle) => ({ ...bundle, text: bundle.text.replace("−", "") }), /text line/],
  [
    "a word of the text",
    (bundle) => ({ ...bundle, text: bundle.text.replace("not proven", "supported") }),
    /text line/,
  ],
  ["a line added to the text", (bundle) => ({ ...bundle, text: `${bundle.text}More.\n` }), /text line/],
  [
    "a line taken from the text",
    (bundle) => ({ ...bundle, text: bundle.text.replace(/- Strategy.*\n/, "") }),
    /text line/,
  ],
  [
    "a value in the ledger",
    (bundle) => ({
      ...bundle,
      ledger: bundle.ledger.map((row) => ({ ...row, body: row.body.replace('"value":0.', '"value":1.') })),
    }),
    /ledger\[/,
  ],
  [
    "a trial taken from the ledger",
    (bundle) => ({ ...bundle, ledger: bundle.ledger.filter(({ kind }, i) => kind !== "trial" || i > 20) }),
    /ledger\[/,
  ],
  ["the ledger's last record", (bundle) => ({ ...bundle, ledger: bundle.ledger.slice(0, -1) }), /ledgerHead/],
  [
    "a heading of the document",
    (bundle) => ({ ...bundle, document: { ...bundle.document, title: [{ kind: "text", text: "Another" }] } }),
    /text line 1/,
  ],
  ["the run of the document", (bundle) => ({ ...bundle, document: { ...bundle.document, run: "another" } }), /run/],
  [
    "a record of the document",
    (bundle) => ({
      ...bundle,
      document: JSON.parse(
        JSON.stringify(bundle.document).replace(/"metric":"[0-9a-f]{64}"/, `"metric":"${"0".repeat(64)}"`),
      ),
    }),
    /not in the ledger/,
  ],
])("it notices %s", (_, tamper, words) => {
  const { code, said } = verify(tamper(honest));
  expect(said).toMatch(words);
  expect(code).toBe(3);
});

test("a file that is no bundle ends with code 2", () => {
  expect(verify({ format: "other" }).code).toBe(2);
});
