// The reporter writes typed claims; the gate accepts them or sends them back, at most twice. There is always a report and never an unproven one.
import { hashOf, QraftError } from "#engine/core";
import {
  checkReport,
  type Fault,
  type Ledger,
  type ReportBody,
  type ReportDocument,
  templateReport,
} from "#engine/evidence";
import type { AgentDeps, StepView } from "../deps.ts";
import type { ResearchState, Update } from "../state.ts";
import { ask } from "../validator/ask.ts";
import { withoutFaults } from "./prune.ts";

const repairs = 2;

export const reporter =
  (deps: AgentDeps) =>
  async (state: ResearchState): Promise<Update> => {
    const view = await deps.viewAt(state.ledgerSeq);
    const { ledger } = view;
    deps.emit({ kind: "phase", phase: "report", says: "writing the report" });
    await ask({ tools: deps.tools, context: view.context }, "count_campaign", {});
    const trials = ledger.ofKind("trial").length;
    ledger.append("seal", { records: ledger.all().length, trials });
    const written = await writeUntilProven(deps, view);
    const body: ReportBody = {
      report: contentHash(written.document),
      accepted: countSentences(written.document),
      refused: written.refused.map(({ place, rule }) => ({ place, rule })),
      kind: written.kind,
    };
    ledger.append("report", body);
    const stop =
      state.stop ??
      (ledger.ofKind("verdict").some(({ body: { verdict } }) => verdict.startsWith("supported"))
        ? "finished"
        : "nothing-survived");
    return { step: { kind: "done" }, stop, report: JSON.stringify(written.document), ledgerSeq: ledger.all().length };
  };

/** Without the name under which the run is kept, so that a repeated run has the same ledger. */
function contentHash({ run: _name, ...content }: ReportDocument): string {
  return hashOf(content);
}

interface Written {
  readonly document: ReportDocument;
  readonly refused: readonly Fault[];
  readonly kind: ReportBody["kind"];
}

async function writeUntilProven(deps: AgentDeps, { ledger, context }: StepView): Promise<Written> {
  let faults: readonly Fault[] = [];
  let previous: ReportDocument | null = null;
  for (let attempt = 0; attempt <= repairs; attempt++) {
    const draft = await draftOrNull(deps, {
      run: deps.run,
      ledger,
      context,
      tools: deps.tools,
      faults,
      attempt: attempt + 1,
      previous,
    });
    if (draft === null) break;
    faults = checkReport(draft, ledger);
    if (faults.length === 0) return { document: draft, refused: [], kind: "written" };
    previous = draft;
  }
  return fallback(deps.run, ledger, { previous, faults });
}

/** What is still unproven leaves; if an obligation is unmet after that, the template is published. */
function fallback(
  run: string,
  ledger: Ledger,
  last: { readonly previous: ReportDocument | null; readonly faults: readonly Fault[] },
): Written {
  if (last.previous !== null) {
    const pruned = withoutFaults(last.previous, last.faults);
    if (pruned !== null && checkReport(pruned, ledger).length === 0)
      return { document: pruned, refused: last.faults, kind: "written" };
  }
  return { document: templateReport(ledger, run), refused: last.faults, kind: "template" };
}

/**
 * A model that fails to answer costs the prose, never the report; a signal or a fault of ours goes on.
 * A replay finds no reply where the recorded run had none.
 */
async function draftOrNull(
  deps: AgentDeps,
  asked: Parameters<AgentDeps["researcher"]["write"]>[0],
): Promise<ReportDocument | null> {
  try {
    return await deps.researcher.write(asked);
  } catch (thrown) {
    if (thrown instanceof QraftError && (thrown.code.startsWith("model-") || thrown.code === "reply-not-recorded")) {
      deps.emit({
        kind: "phase",
        phase: "report",
        says: `${thrown.message} The template report is published instead.`,
      });
      return null;
    }
    throw thrown;
  }
}

function countSentences(document: ReportDocument): number {
  const ofBlock = (block: ReportDocument["sections"][number]["blocks"][number]): number => {
    if (block.kind === "paragraph") return block.sentences.length;
    if (block.kind === "list") return block.items.length;
    return block.kind === "table" ? 1 + block.rows.length : 2;
  };
  return document.sections.flatMap((section) => section.blocks).reduce((sum, block) => sum + ofBlock(block), 0);
}
