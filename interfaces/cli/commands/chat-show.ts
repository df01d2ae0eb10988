// Answers on a terminal: checked sentences with their records, listings, plans.
import type { ChatAnswer } from "#agents";
import { type LedgerView, renderSentence, renderSentencePieces } from "#engine/evidence";

const mostFootnotes = 16;

export interface Citation {
  readonly record: string;
  readonly kind: string;
  readonly name: string;
}

/** Sentences as text, each with the records that it was printed from. */
export function sentencesOf(
  answer: ChatAnswer,
  ledger: LedgerView,
): readonly { readonly text: string; readonly citations: readonly Citation[] }[] {
  return answer.sentences.map((sentence) => {
    const ids = renderSentencePieces(sentence, ledger).flatMap(({ records }) => records);
    const citations = [...new Set(ids)].flatMap((id) => {
      const record = ledger.get(id);
      if (!record) return [];
      const name = record.kind === "metric" || record.kind === "series" ? record.body.name : "";
      return [{ record: id, kind: record.kind, name }];
    });
    return { text: plain(renderSentence(sentence, ledger)), citations };
  });
}

export function answerText(answer: ChatAnswer, ledger: LedgerView): string {
  const numbers = new Map<string, { readonly place: number; readonly citation: Citation }>();
  const lines = sentencesOf(answer, ledger).map(({ text, citations }) => {
    for (const citation of citations)
      if (!numbers.has(citation.record)) numbers.set(citation.record, { place: numbers.size + 1, citation });
    const marks = citations.map(({ record }) => numbers.get(record)?.place ?? 0);
    return marks.length > 0 ? `${text} [${marks.join(", ")}]` : text;
  });
  for (const { title, lines: rows } of answer.listings)
    lines.push("", `${plain(title)}:`, ...rows.map((row) => `  ${plain(row)}`));
  if (numbers.size > 0) lines.push("", ...footnotes(answer.run, [...numbers.values()]));
  if (answer.refused.length > 0) {
    const rules = [...new Set(answer.refused.map(({ rule }) => rule))].join(", ");
    lines.push("", `left out after ${answer.repairs} repairs: ${answer.refused.length} claims (${rules})`);
  }
  return lines.join("\n");
}

function footnotes(
  run: string,
  cited: readonly { readonly place: number; readonly citation: Citation }[],
): readonly string[] {
  const shown = cited.slice(0, mostFootnotes).map(({ place, citation }) => {
    const what = citation.name === "" ? citation.kind : `${citation.kind} ${citation.name}`;
    return `  [${place}] record ${citation.record.slice(0, 12)}  ${what}`;
  });
  const rest = cited.length - shown.length;
  const more = rest > 0 ? [`  and ${rest} more; --json gives every record`] : [];
  return [`records of run ${run} (qraft runs show ${run}):`, ...shown, ...more];
}

/** Text from data or a model must not steer a terminal. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, " ");
}

export const commandHelp = [
  "/help            what can be asked, and these commands",
  "/new             begin another conversation",
  "/threads         conversations of this workspace; /thread ID goes on with one",
  "/runs            runs of this workspace",
  "/plan            the plan that waits for approval",
  "/resume          go on with the campaign that was stopped",
  "/quit            leave; nothing is lost",
].join("\n");
