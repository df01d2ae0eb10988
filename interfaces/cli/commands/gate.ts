// qraft gate: checks the claims of a report document against the ledger, and computes nothing.

import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { QraftError } from "#engine/core";
import { checkReport } from "#engine/evidence";
import { readLedger, runRow, withWorkspace } from "../../compose/index.ts";
import { runs, withSharedFlags } from "../command.ts";

export function addGate(program: Command): void {
  withSharedFlags(
    program
      .command("gate")
      .argument("<report.json>")
      .description(
        "Checks every claim of a report against the ledger: place, rule, expected, found; exit 3 if one is not supported.",
      ),
  )
    .option("--run <run>", "run whose ledger to check against (default: the one the report names)")
    .addHelpText("after", "\nExample:\n  qraft gate report.json --json")
    .action(
      runs(async ({ settings, terminal }, path: string, flags: { readonly run?: string }) =>
        withWorkspace(settings, "read", async (store) => {
          const document = readJson(path);
          const named =
            typeof document === "object" && document !== null && "run" in document ? String(document.run) : "";
          const run = flags.run ?? named;
          if (run === "") throw new QraftError("bad-report", `${path} names no run.`, "Name one with --run.");
          runRow(store, run);
          const faults = checkReport(document, readLedger(store, run), { run });
          terminal.print(
            faults.length === 0
              ? `ACCEPTED: every claim of ${path} stands in the ledger of run ${run}.`
              : `REFUSED: ${faults.length} faults in ${path}.`,
          );
          for (const fault of faults)
            terminal.print(
              `  ${fault.place}: ${fault.rule}\n      expected ${fault.expected}\n      found    ${fault.found}`,
            );
          terminal.document({ report: path, run, accepted: faults.length === 0, faults });
          return faults.length === 0 ? 0 : 3;
        }),
      ),
    );
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    throw new QraftError(
      "bad-report",
      `${path} cannot be read as JSON: ${cause instanceof Error ? cause.message : "unknown reason"}.`,
      'Export one with "qraft report export RUN --format json".',
      2,
      cause,
    );
  }
}
