// qraft runs: what was run, going on with it, and repeating it from its records.
import type { Command } from "commander";
import type { PlanDecision } from "#agents";
import { QraftError } from "#engine/core";
import { codeVersion, configOf, filesOf, readLedger, registerRun, runRow, withWorkspace } from "../../compose/index.ts";
import { runs, withSharedFlags } from "../command.ts";
import { runCampaign } from "../run-campaign.ts";
import { campaignSummary } from "../summary.ts";
import { textTable } from "../terminal.ts";

export function addRuns(program: Command): void {
  const group = program.command("runs").description("Runs of the workspace: list, show, resume, replay.");
  addList(group);
  addShow(group);
  addResume(group);
  addReplay(group);
}

function addList(group: Command): void {
  withSharedFlags(group.command("list").description("Every run, newest first."))
    .addHelpText("after", "\nExample:\n  qraft runs list --json")
    .action(
      runs(async ({ settings, terminal }) =>
        withWorkspace(settings, "read", async (store) => {
          const rows = store.state.listRuns();
          terminal.print(
            rows.length === 0
              ? 'No run yet. Start one with "qraft explore".'
              : textTable(
                  ["run", "status", "market", "started", "goal"],
                  rows.map((row) => [
                    row.id,
                    row.status,
                    row.market,
                    row.startedAt.slice(0, 16),
                    row.goal.slice(0, 60),
                  ]),
                ),
          );
          terminal.document(
            rows.map(({ id, status, goal, market, startedAt }) => ({ run: id, status, goal, market, startedAt })),
          );
          return 0;
        }),
      ),
    );
}

function addShow(group: Command): void {
  withSharedFlags(
    group.command("show").argument("<run>").description("What a run tried, what died where, what survived."),
  )
    .addHelpText("after", "\nExample:\n  qraft runs show 20260102-030405-abcdef")
    .action(
      runs(async ({ settings, terminal }, run: string) =>
        withWorkspace(settings, "read", async (store) => {
          const row = runRow(store, run);
          const ledger = readLedger(store, run);
          const broken = ledger.verifyChain();
          if (broken)
            throw new QraftError(
              "ledger-broken",
              `The ledger of run ${run} is broken at ${broken.place}: expected ${broken.expected}, found ${broken.found}.`,
              "It was changed from outside; do not rely on this run.",
              3,
            );
          terminal.print(`run ${run} · ${row.status} · ${row.market} · started ${row.startedAt}`);
          terminal.print(campaignSummary(store, run, filesOf(store, run)));
          terminal.document({
            run,
            status: row.status,
            goal: row.goal,
            market: row.market,
            records: ledger.all().length,
            ledgerHead: ledger.head,
            trials: ledger.ofKind("trial").map(({ id, body }) => ({
              record: id,
              subject: body.subject.label,
              outcome: body.outcome,
              stage: body.stage,
              reason: body.reason,
              duplicateOf: body.duplicateOf,
            })),
            verdicts: ledger.ofKind("verdict").map(({ id, body }) => ({
              record: id,
              subject: body.subject.label,
              verdict: body.verdict,
              reasons: body.reasons,
            })),
            report: filesOf(store, run),
          });
          return 0;
        }),
      ),
    );
}

interface ResumeFlags {
  readonly approve?: boolean;
  readonly reject?: boolean;
}

function addResume(group: Command): void {
  withSharedFlags(
    group
      .command("resume")
      .argument("<run>")
      .description("Goes on with a run that was interrupted or that waits for approval."),
  )
    .option("--approve", "approve the waiting plan", false)
    .option("--reject", "reject the waiting plan", false)
    .addHelpText("after", "\nExample:\n  qraft runs resume 20260102-030405-abcdef --approve")
    .action(
      runs(async (invocation, run: string, flags: ResumeFlags) =>
        withWorkspace(invocation.settings, "write", async (store) => {
          runRow(store, run);
          const decision: PlanDecision | null = flags.approve
            ? { decision: "approve" }
            : flags.reject
              ? { decision: "reject", reason: "" }
              : null;
          return runCampaign(store, run, invocation, decision);
        }),
      ),
    );
}

function addReplay(group: Command): void {
  withSharedFlags(
    group
      .command("replay")
      .argument("<run>")
      .description(
        "Repeats a run from its snapshot, seed and recorded replies, and compares the ledgers; exit 3 if they differ.",
      ),
  )
    .addHelpText("after", "\nExample:\n  qraft runs replay 20260102-030405-abcdef")
    .action(
      runs(async (invocation, run: string) =>
        withWorkspace(invocation.settings, "write", async (store) => {
          const { terminal, clock } = invocation;
          const config = configOf(runRow(store, run));
          if (config.version !== codeVersion) {
            terminal.tell(
              `run ${run} was made by Qraft ${config.version}; this is ${codeVersion}, so the bytes may differ.`,
            );
          }
          const market = await store.describe(config.market);
          const replay = await registerRun(
            store,
            { ...config, market, approved: true, replayOf: { run: config.replayOf ?? run, config } },
            clock,
          );
          const code = await runCampaign(store, replay, {
            ...invocation,
            terminal: { ...terminal, print: () => undefined, document: () => undefined },
          });
          const [before, after] = [readLedger(store, run).head, readLedger(store, replay).head];
          const same = before === after;
          terminal.print(
            same
              ? `run ${replay} repeats run ${run}: ledger head ${after}`
              : `run ${replay} differs from run ${run}: ledger head ${after}, recorded ${before}`,
          );
          terminal.document({ run: replay, replayOf: run, same, ledgerHead: after, recorded: before });
          return same ? code : 3;
        }),
      ),
    );
}
