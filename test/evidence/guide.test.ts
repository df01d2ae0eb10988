// The worked example of the guide passes the gate, as it stands on the page.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkReport, indexOf, renderReportText } from "#engine/evidence";
import { syntheticRun } from "./synthetic.ts";

const page = readFileSync(new URL("../../docs/guides/writing-a-report.md", import.meta.url), "utf8");
const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? "";

test("the worked example passes", () => {
  const ledger = syntheticRun({ seed: 41, factors: 1, strategies: 0, warnings: 0 });
  const { run, seal, byName } = indexOf(ledger);
  const ic = byName.get("rank_ic.mean")?.[0];
  const filled = example
    .replaceAll('"IC"', `"${ic?.id}"`)
    .replaceAll('"RUN"', `"${run?.id}"`)
    .replaceAll('"SEAL"', `"${seal?.id}"`)
    .replaceAll('"HEAD"', `"${seal?.hash}"`)
    .replaceAll('"SNAPSHOT"', `"${run?.body.snapshot}"`);
  const report = JSON.parse(filled);
  expect(checkReport(report, ledger, { run: "example" })).toEqual([]);
  expect(renderReportText(report, ledger)).toContain(
    "On the explore part the mean rank IC of rank(-delta(close, 2)) is ",
  );
});
