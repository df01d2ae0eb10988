// The coder turns proposals into formulas that parse. The compiler's errors go back to it, a bounded number of times.
import type { RecordId } from "#engine/core";
import { factorSubject } from "#tools";
import type { AgentDeps, StepView } from "../deps.ts";
import { answerOrLack } from "../researcher/failing.ts";
import type { Candidate, Proposal, ResearchState, StopReason, Update } from "../state.ts";
import { ask } from "../validator/ask.ts";

const attempts = 3;

export const coder =
  (deps: AgentDeps) =>
  async (state: ResearchState): Promise<Update> => {
    if (state.step.kind !== "code") return {};
    const view = await deps.viewAt(state.ledgerSeq);
    const candidates: Candidate[] = [];
    let failed = 0;
    let stop = state.stop;
    for (const [place, proposal] of state.step.proposals.entries()) {
      const { mechanism, hypothesis, sign, horizonBars, inputs, author } = proposal;
      const idea = await ask({ tools: deps.tools, context: view.context }, "register_idea", {
        mechanism,
        hypothesis,
        sign,
        horizonBars,
        inputs,
        author,
      });
      const asked = await answerOrLack(() =>
        writeFormula(proposal, { deps, view, place: `${state.progress?.round ?? 0}/${place + 1}` }),
      );
      if ("lack" in asked && asked.lack.kind === "spent") {
        deps.emit({ kind: "phase", phase: "code", says: asked.lack.says });
        stop = asked.lack.stop;
        break;
      }
      const expression = "answer" in asked ? asked.answer : { ok: false as const, text: "", error: asked.lack.says };
      if (expression.ok) candidates.push({ ...proposal, expression: expression.text, idea: String(idea.record) });
      else {
        // Failing again in the same words is the same record, and no new trial.
        if (recordFailure(proposal, String(idea.record), { view, ...expression })) failed += 1;
        deps.emit({
          kind: "trial",
          trial: state.spent.trials + failed,
          subject: expression.text || mechanism,
          outcome: "failed",
          stage: "code",
          says: expression.error,
        });
      }
    }
    const spent = { ...state.spent, trials: state.spent.trials + failed };
    return { step: stepAfter(candidates, stop), stop, spent, ledgerSeq: view.ledger.all().length };
  };

function stepAfter(candidates: readonly Candidate[], stop: StopReason | null): ResearchState["step"] {
  if (candidates.length > 0) return { kind: "validate", candidates };
  return stop === null ? { kind: "propose" } : { kind: "assemble" };
}

type Formula =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly text: string; readonly error: string };

async function writeFormula(
  proposal: Proposal,
  at: { readonly deps: AgentDeps; readonly view: StepView; readonly place: string },
): Promise<Formula> {
  const { deps, view } = at;
  const market = await deps.describe();
  let failure: { readonly expression: string; readonly error: string } | null = null;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const text: string = await deps.researcher.code({
      proposal,
      failure,
      place: `${at.place}/${attempt + 1}`,
      fields: market.fields,
      groups: market.groups,
      context: view.context,
    });
    const answer = await ask({ tools: deps.tools, context: view.context }, "explain_factor", {
      expression: text === "" ? " " : text.slice(0, 10_000),
    });
    if (answer.ok === true) return { ok: true, text: String(answer.expression) };
    failure = { expression: text, error: `${String(answer.message)} ${String(answer.next)}` };
  }
  return { ok: false, text: failure?.expression ?? "", error: failure?.error ?? "" };
}

function recordFailure(
  proposal: Proposal,
  idea: string,
  failed: { readonly view: StepView; readonly text: string; readonly error: string },
): boolean {
  const { ledger } = failed.view;
  const before = ledger.all().length;
  ledger.append("trial", {
    subject: factorSubject(failed.text.slice(0, 500) || proposal.mechanism),
    definition: { expression: failed.text.slice(0, 10_000) },
    idea: idea as RecordId,
    author: proposal.author,
    origin: proposal.origin,
    outcome: "failed",
    stage: "code",
    reason: `no valid formula: ${failed.error.slice(0, 300)}`,
    metric: null,
    duplicateOf: null,
    sharpePerBar: null,
    pValue: null,
  });
  return ledger.all().length > before;
}
