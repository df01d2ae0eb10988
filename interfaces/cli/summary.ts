// The summary of a campaign on a terminal: what was tried, what died where, what survived with which verdict.

import type { Store } from "#engine/data";
import type { Ledger } from "#engine/evidence";
import type { ReportFiles } from "../compose/index.ts";
import { readLedger } from "../compose/index.ts";
import { textTable } from "./terminal.ts";

export function campaignSummary(store: Store, run: string, files: ReportFiles): string {
  const ledger = readLedger(store, run);
  const [opened] = ledger.ofKind("run");
  const trials = ledger.ofKind("trial");
  const scored = trials.filter(({ body }) => body.outcome !== "duplicate");
  const lines = [
    "",
    `${opened?.body.simulated ? "SIMULATED MARKET. " : ""}Campaign on ${opened?.body.market ?? "?"}: ${opened?.body.goal ?? ""}`,
    `${scored.length} trials (${scored.filter(({ body }) => body.subject.kind === "factor").length} factors, ${scored.filter(({ body }) => body.subject.kind === "strategy").length} strategies), ${trials.length - scored.length} duplicates recognised`,
    "",
    textTable(["ended at", "factors", "strategies"], stages(ledger)),
    "",
    verdictText(ledger),
    "",
    `holdout: ${ledger.ofKind("opening").length === 0 ? "sealed, not opened" : `opened ${ledger.ofKind("opening").length} time(s)`}   ledger head: ${ledger.head.slice(0, 16)}`,
    `report: ${files.html}`,
    `check it: qraft verify ${run}`,
  ];
  return lines.join("\n");
}

function stages(ledger: Ledger): readonly (readonly string[])[] {
  const order = [
    "code",
    "memory",
    "information-flow",
    "sample",
    "novelty",
    "coverage",
    "screen",
    "signal-gate",
    "backtest",
    "finished",
  ];
  const count = (stage: string, kind: string): string =>
    String(ledger.ofKind("trial").filter(({ body }) => body.stage === stage && body.subject.kind === kind).length);
  return order
    .filter((stage) => ledger.ofKind("trial").some(({ body }) => body.stage === stage))
    .map((stage) => [stage === "finished" ? "survived" : stage, count(stage, "factor"), count(stage, "strategy")]);
}

function verdictText(ledger: Ledger): string {
  const verdicts = ledger.ofKind("verdict");
  if (verdicts.length === 0) return "Nothing survived to the judge: not proven.";
  return verdicts
    .map(({ body }) => `${body.verdict.toUpperCase()}: ${body.subject.label}\n    ${body.reasons.join("\n    ")}`)
    .join("\n");
}

export function campaignDocument(
  store: Store,
  run: string,
  ended: { readonly files: ReportFiles; readonly stop: string },
): unknown {
  const ledger = readLedger(store, run);
  return {
    run,
    status: "finished",
    stop: ended.stop,
    trials: ledger.ofKind("trial").filter(({ body }) => body.outcome !== "duplicate").length,
    verdicts: ledger.ofKind("verdict").map(({ body }) => ({
      strategy: body.subject.label,
      id: body.subject.id,
      verdict: body.verdict,
      reasons: body.reasons,
    })),
    ledgerHead: ledger.head,
    report: ended.files,
  };
}
