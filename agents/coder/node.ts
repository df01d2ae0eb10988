// The coder turns proposals into formulas that parse. The compiler's errors go back to it, a bounded number of times.
import type { RecordId } from "#engine/core";
import { factorSubject } from "#tools";
import type { AgentDeps, StepView } from "../deps.ts";
import type { Candidate, Proposal, ResearchState, Update } from "../state.ts";
import { ask } from "../validator/ask.ts";

const attempts = 3;

export const coder =
  (deps: AgentDeps) =>
  async (state: ResearchState): Promise<Update> => {
    if (state.step.kind !== "code") return {};
    const view = await deps.viewAt(state.ledgerSeq);
    const candidates: Candidate[] = [];
    let failed = 0;
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
      const expression = await writeFormula(proposal, {
        deps,
        view,
        place: `${state.progress?.round ?? 0}/${place + 1}`,
      });
      if (expression.ok) candidates.push({ ...proposal, expression: expression.text, idea: String(idea.record) });
      else {
        failed += 1;
        recordFailure(proposal, String(idea.record), { view, ...expression });
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
    const step: ResearchState["step"] = candidates.length > 0 ? { kind: "validate", candidates } : { kind: "propose" };
    return { step, spent, ledgerSeq: view.ledger.all().length };
  };

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
): void {
  failed.view.ledger.append("trial", {
    subject: factorSubject(failed.text.slice(0, 500) || proposal.mechanism),
    definition: { expression: failed.text.slice(0, 10_000) },
    idea: idea as RecordId,
    author: proposal.author,
    origin: proposal.origin,
    outcome: "failed",
    stage: "code",
    reason: `no valid formula after ${attempts} attempts: ${failed.error.slice(0, 300)}`,
    metric: null,
    duplicateOf: null,
    sharpePerBar: null,
    pValue: null,
  });
}
