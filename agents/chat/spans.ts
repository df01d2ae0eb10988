// Small makers of sentences for answers that code writes.
import { checkAnswer, type LedgerView, type Sentence, type Span } from "#engine/evidence";

interface Identified {
  readonly id: string;
}

export function text(words: string): Span {
  return { kind: "text", text: words };
}

export function say(...spans: readonly Span[]): Sentence {
  return { spans: [...spans] };
}

export function note(role: "method" | "limitation", words: string): Sentence {
  return say({ kind: "note", role, text: words });
}

/** One subject and its figures. */
export function figures(metrics: readonly Identified[]): readonly Sentence[] {
  const [first] = metrics;
  if (!first) return [];
  const values = metrics.flatMap((metric, i): readonly Span[] => [
    text(i === 0 ? ": " : ", "),
    { kind: "ref", metric: metric.id, format: "label-and-value" },
  ]);
  return [say({ kind: "entity", entity: "subject", of: first.id }, ...values)];
}

/** A predicate in the sense that holds: as asked, else negated; none where its arguments allow no answer. */
export function pred(
  name: string,
  args: Readonly<Record<string, Identified | undefined>>,
  ledger: LedgerView,
): readonly Sentence[] {
  const ids: Record<string, string> = {};
  for (const [key, record] of Object.entries(args)) {
    if (!record) return [];
    ids[key] = record.id;
  }
  const senses = [false, true].map((negated) => say({ kind: "pred", name, args: ids, negated }));
  return senses.filter((sentence) => checkAnswer([sentence], ledger).length === 0).slice(0, 1);
}
