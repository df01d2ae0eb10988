// Answers one question. Nothing leaves this node that the gate has not checked against the ledger it cites.
import type { Fault, LedgerView } from "#engine/evidence";
import type { ChatAnswer, ChatDraft } from "./answer.ts";
import type { ChatDeps } from "./deps.ts";
import { draftFaults, provenPart, repairs } from "./gate.ts";
import { measuring } from "./measuring.ts";
import { summaryDraft } from "./offline/summary.ts";
import { openRecord } from "./open.ts";
import type { ChatAsk } from "./planner.ts";
import type { ChatState, ChatUpdate } from "./state.ts";

export const respond =
  (deps: ChatDeps) =>
  async (state: ChatState): Promise<ChatUpdate> => {
    const { step } = state;
    if (step.kind !== "answer" && step.kind !== "summarise") return {};
    const view = await deps.view();
    try {
      await openRecord(deps, view);
      const ask: ChatAsk = {
        question: step.kind === "answer" ? step.question : "",
        place: step.kind === "answer" ? step.place : "",
        history: deps.history,
        run: deps.run,
        view,
        tools: deps.tools,
        measure: measuring(deps.tools, view),
        desk: deps.desk,
        waiting: state.plan,
        draftPlan: deps.draftPlan,
        previous: null,
        faults: [],
        signal: deps.signal,
        progress: deps.progress,
      };
      const draw = step.kind === "answer" ? deps.planner.answer : async () => summaryDraft(step.run, deps.desk);
      const { answer, draft } = await answerUntilProven(deps, ask, draw);
      const plan = draft.plan ?? state.plan;
      return { answer, plan, step: plan === null ? { kind: "done" } : { kind: "approve" } };
    } finally {
      // Also when the answer failed: what was measured and tried on the way stays on record and stays counted.
      deps.commit();
    }
  };

async function answerUntilProven(
  deps: ChatDeps,
  first: ChatAsk,
  draw: (ask: ChatAsk) => Promise<ChatDraft>,
): Promise<{ readonly answer: ChatAnswer; readonly draft: ChatDraft }> {
  const check = (draft: ChatDraft): readonly Fault[] =>
    draftFaults(draft, { ledger: ledgerFor(draft.about, deps, first), question: first.question });
  let ask = first;
  for (let attempt = 0; ; attempt++) {
    deps.signal.throwIfAborted();
    const draft = await draw({ ...ask, place: `${first.place}/${attempt}` });
    const faults = check(draft);
    if (faults.length === 0) return { answer: answerOf(draft, deps, { faults, attempt }), draft };
    if (attempt === repairs) {
      const proven = provenPart(draft, check);
      return { answer: answerOf(proven, deps, { faults, attempt }), draft: proven };
    }
    deps.progress(`the gate refused ${faults.length === 1 ? "a claim" : `${faults.length} claims`}; writing again`);
    ask = { ...ask, previous: draft, faults };
  }
}

/** One ledger per answer: the conversation's own, or that of the one run it is about. */
function ledgerFor(about: string | null, deps: ChatDeps, { view }: ChatAsk): LedgerView | null {
  if (about === null || about === deps.run) return view.ledger;
  return deps.desk.runs().some(({ run }) => run === about) ? deps.desk.ledgerOf(about) : null;
}

function answerOf(
  draft: ChatDraft,
  deps: ChatDeps,
  checked: { readonly faults: readonly Fault[]; readonly attempt: number },
): ChatAnswer {
  return {
    run: draft.about ?? deps.run,
    sentences: draft.sentences,
    listings: draft.listings,
    refused: checked.faults.map(({ place, rule }) => ({ place, rule })),
    repairs: checked.attempt,
  };
}
