// Small makers of spans and blocks, for reports that code writes.

import type { Block, Sentence, Span } from "../document.ts";
import type { LedgerIndex } from "../ledger-index.ts";
import { predicates } from "../predicates/index.ts";
import { isMisuse, type Predicate } from "../predicates/predicate.ts";
import type { LedgerRecord } from "../record.ts";
import { type PredSpan, resolveArgs } from "../resolve.ts";

export type EntityKind = Extract<Span, { kind: "entity" }>["entity"];
interface Identified {
  readonly id: string;
}

export function text(words: string): Span {
  return { kind: "text", text: words };
}

export function label(record: Identified): Span {
  return { kind: "ref", metric: record.id, format: "label" };
}

export function value(record: Identified, format: "value" | "value-with-interval" | "label-and-value" = "value"): Span {
  return { kind: "ref", metric: record.id, format };
}

export function entity(kind: EntityKind, of: Identified): Span {
  return { kind: "entity", entity: kind, of: of.id };
}

export function say(...spans: readonly Span[]): Sentence {
  return { spans: [...spans] };
}

/** A predicate sentence in the sense that holds; null where its arguments allow no answer. */
export function sayPred(
  name: string,
  args: Readonly<Record<string, LedgerRecord>>,
  index: LedgerIndex,
): Sentence | null {
  const ids = Object.fromEntries(Object.entries(args).map(([key, record]) => [key, record.id]));
  const span: PredSpan = { kind: "pred", name, args: ids, negated: false };
  const predicate: Predicate | undefined = predicates.find((entry) => entry.name === name);
  const resolved = resolveArgs(span, index);
  if (!predicate || !resolved.ok) return null;
  const answer = predicate.decide(resolved.value, index);
  if (isMisuse(answer)) return null;
  return say({ ...span, negated: answer.truth === "false" });
}

/** Sentences as lists of at most fifty items. */
export function lists(sentences: readonly (Sentence | null)[]): Block[] {
  const items = sentences.filter((sentence) => sentence !== null);
  const blocks: Block[] = [];
  for (let i = 0; i < items.length; i += 50) blocks.push({ kind: "list", items: items.slice(i, i + 50) });
  return blocks;
}

/** Rows as tables of at most two hundred; no table without rows. */
export function tables(caption: Sentence, columns: readonly Span[][], rows: readonly Span[][][]): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < rows.length; i += 200) {
    blocks.push({ kind: "table", caption, columns: [...columns], rows: rows.slice(i, i + 200) });
  }
  return blocks;
}
