// qraft verify: every cited metric computed again; exit 3 when one no longer holds.
import { existsSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { QraftError } from "#engine/core";
import { type ReportDocument, reportDocument } from "#engine/evidence";
import { type Verification, verifyRun, withWorkspace } from "../../compose/index.ts";
import { runs, withSharedFlags } from "../command.ts";
import { textTable } from "../terminal.ts";

export function addVerify(program: Command): void {
  withSharedFlags(
    program
      .command("verify")
      .argument("<run-or-report>", "a run, or the path of a report.json")
      .description(
        "Recomputes every cited metric from the data, checks the ledger's chain and the claims; exit 3 if anything no longer holds.",
      ),
  )
    .option("--all", "every metric of the ledger, not only the cited ones", false)
    .addHelpText("after", "\nExample:\n  qraft verify 20260102-030405-abcdef --json")
    .action(
      runs(async ({ settings, terminal, signal }, target: string, flags: { readonly all?: boolean }) =>
        withWorkspace(settings, "write", async (store) => {
          const document = existsSync(target) ? readDocument(target) : undefined;
          const result = await verifyRun(store, document?.run ?? target, {
            signal,
            all: flags.all === true,
            ...(document ? { document } : {}),
          });
          terminal.print(verificationText(result));
          terminal.document(result);
          return result.holds ? 0 : 3;
        }),
      ),
    );
}

export function readDocument(path: string): ReportDocument {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new QraftError(
      "bad-report",
      `${path} is not a JSON document: ${cause instanceof Error ? cause.message : "unreadable"}.`,
      'Export one with "qraft report export RUN --format json".',
      2,
      cause,
    );
  }
  const parsed = reportDocument.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new QraftError(
    "bad-report",
    `${path}: ${issue?.path.join(".") || "the document"}: ${issue?.message ?? "not a report"}.`,
    "The schema is docs/reference/report.schema.json.",
  );
}

function verificationText(result: Verification): string {
  const lines = [
    result.holds
      ? `HOLDS: ${result.metrics} metrics of run ${result.run} were computed again and are the same.`
      : `DOES NOT HOLD: run ${result.run}.`,
    ...result.alteredParts.map((part) => `  altered: ${part}`),
    ...result.faults.map(
      (fault) => `  ${fault.place}: ${fault.rule}: expected ${fault.expected}; found ${fault.found}`,
    ),
  ];
  if (result.changed.length > 0) {
    const rows = result.changed.map((change) => [
      change.name,
      change.subject.slice(0, 44),
      change.split,
      change.recorded === null ? "undefined" : String(change.recorded),
      change.problem ?? (change.now === null ? "undefined" : String(change.now)),
      change.record.slice(0, 12),
    ]);
    lines.push(
      `${result.changed.length} of ${result.metrics} metrics changed:`,
      textTable(["metric", "subject", "part", "recorded", "now", "record"], rows),
    );
  }
  return lines.join("\n");
}
