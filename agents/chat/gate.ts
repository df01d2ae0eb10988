// The gate of a conversation: an answer is checked, sent back at most twice, then cut down to what is proven.
import { checkAnswer, type Fault, type LedgerView, type Sentence, scanText } from "#engine/evidence";
import { mechanisms } from "../researcher/mechanisms.ts";
import type { ChatDraft } from "./answer.ts";
import { note } from "./spans.ts";

export const repairs = 2;

export const leftOut = {
  part: note("limitation", "A part of the drafted answer has no record behind it and is left out."),
  whole: note("limitation", "The drafted answer has no record behind it and is left out."),
} as const;

/** Every fault of a draft: its sentences against the one ledger it cites, its plan's words against the lexicon. */
export function draftFaults(
  draft: ChatDraft,
  against: { readonly ledger: LedgerView | null; readonly question: string },
): readonly Fault[] {
  const { ledger } = against;
  if (ledger === null) {
    return [
      { place: "about", rule: "run-unknown", expected: "a run of this workspace, or null", found: `${draft.about}` },
    ];
  }
  return [...checkAnswer(draft.sentences, ledger), ...planFaults(draft, against.question)];
}

/** A plan is shown as it was proposed: its words may hope for no result. The researcher's words and the house's own names may stand. */
function planFaults({ plan }: ChatDraft, question: string): readonly Fault[] {
  if (plan === null) return [];
  const words = plan.mechanisms
    .map((text, i) => ({ place: `plan.mechanisms[${i}]`, text }))
    .filter(({ text }) => !mechanisms.some(({ name }) => name === text));
  if (!question.toLowerCase().includes(plan.goal.toLowerCase())) words.push({ place: "plan.goal", text: plan.goal });
  return words.flatMap(({ place, text }) =>
    scanText(text, "hypothesis")
      .filter((fault) => fault.rule !== "text-lexicon" || isPromise(fault))
      .map((fault) => ({ place, ...fault })),
  );
}

/** What a mechanism is about (selling, rising, cheap names) is no promise; how good it is would be one. */
function isPromise({ expected, found }: Pick<Fault, "expected" | "found">): boolean {
  if (/profit and advice/.test(expected))
    return !/^(buy|sell|sold|bought|loss|los|cheap|expensive|invest)/i.test(found);
  return /strength of evidence|robustness|quality|certainty|approval/.test(expected);
}

/** The draft without what is refused; what is left may be refused again, so it is checked until nothing is. */
export function provenPart(draft: ChatDraft, check: (draft: ChatDraft) => readonly Fault[]): ChatDraft {
  let left = draft;
  for (let faults = check(left); faults.length > 0; faults = check(left)) {
    const before = left;
    left = withoutFaulty(left, faults);
    if (left.sentences.length === before.sentences.length && left.plan === before.plan)
      left = { ...left, sentences: [] };
    if (left.sentences.length === 0) return { ...left, about: null, sentences: [leftOut.whole] };
  }
  return { ...left, sentences: [...left.sentences, leftOut.part] };
}

function withoutFaulty(draft: ChatDraft, faults: readonly Fault[]): ChatDraft {
  const gone = new Set(faults.map(({ place }) => /^sentences\[(\d+)\]/.exec(place)?.[1]));
  const sentences = draft.sentences.filter((_: Sentence, i: number) => !gone.has(String(i)));
  const plan = faults.some(({ place }) => place.startsWith("plan")) ? null : draft.plan;
  return { ...draft, sentences, plan };
}
