// qraft report: the reports of the workspace, to list, to read, to hand on.
import { copyFileSync, existsSync, readFileSync } from "node:fs";
import type { Command } from "commander";
import { QraftError } from "#engine/core";
import { renderReportText } from "#engine/evidence";
import { filesOf, type ReportFiles, readLedger, readReport, withWorkspace } from "../../compose/index.ts";
import { runs, withSharedFlags } from "../command.ts";
import { textTable } from "../terminal.ts";

const formats: Readonly<Record<string, keyof ReportFiles>> = {
  html: "html",
  md: "markdown",
  json: "json",
  bundle: "bundle",
};

export function addReport(program: Command): void {
  const group = program.command("report").description("Reports: list, show, export.");
  addList(group);
  addShow(group);
  addExport(group);
}

function addList(group: Command): void {
  withSharedFlags(group.command("list").description("Every report of the workspace."))
    .addHelpText("after", "\nExample:\n  qraft report list")
    .action(
      runs(async ({ settings, terminal }) =>
        withWorkspace(settings, "read", async (store) => {
          const rows = store.state.listRuns().filter(({ id }) => existsSync(filesOf(store, id).json));
          terminal.print(
            rows.length === 0
              ? "No report yet."
              : textTable(
                  ["run", "market", "goal", "report"],
                  rows.map((row) => [row.id, row.market, row.goal.slice(0, 50), filesOf(store, row.id).html]),
                ),
          );
          terminal.document(
            rows.map((row) => ({ run: row.id, market: row.market, goal: row.goal, report: filesOf(store, row.id) })),
          );
          return 0;
        }),
      ),
    );
}

function addShow(group: Command): void {
  withSharedFlags(group.command("show").argument("<run>").description("The report as text."))
    .addHelpText("after", "\nExample:\n  qraft report show 20260102-030405-abcdef")
    .action(
      runs(async ({ settings, terminal }, run: string) =>
        withWorkspace(settings, "read", async (store) => {
          const document = readReport(store, run);
          terminal.print(renderReportText(document, readLedger(store, run)));
          terminal.document(document);
          return 0;
        }),
      ),
    );
}

function addExport(group: Command): void {
  withSharedFlags(group.command("export").argument("<run>").description("Copies a report out of the workspace."))
    .option("--format <format>", "html, md, json or bundle (for the offline verifier)", "html")
    .option("--out <file>", "where to write it (default: standard output)")
    .addHelpText("after", "\nExample:\n  qraft report export 20260102-030405-abcdef --format bundle --out bundle.json")
    .action(
      runs(async ({ settings, terminal }, run: string, flags: { readonly format: string; readonly out?: string }) =>
        withWorkspace(settings, "read", async (store) => {
          readReport(store, run);
          const name = formats[flags.format];
          if (!name)
            throw new QraftError(
              "bad-format",
              `--format ${flags.format} is not known.`,
              `Known: ${Object.keys(formats).join(", ")}.`,
            );
          const path = filesOf(store, run)[name];
          if (flags.out === undefined) {
            terminal.print(readFileSync(path, "utf8"));
            terminal.document({ run, format: flags.format, content: readFileSync(path, "utf8") });
          } else {
            copyFileSync(path, flags.out);
            terminal.print(`wrote ${flags.out}`);
            terminal.document({ run, format: flags.format, path: flags.out });
          }
          return 0;
        }),
      ),
    );
}
