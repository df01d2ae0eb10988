// Judges sentences and captions: every one is backed, its names fit its values, its text is one sentence.

import { dimensions } from "../context.ts";
import type { Fault, Sentence, Span } from "../document.ts";
import type { LedgerIndex } from "../ledger-index.ts";
import type { LedgerRecord } from "../record.ts";
import { alignDimension, alignMetrics, type Item, type Misfit } from "./alignment.ts";
import { type JudgedSpans, judgeSpans, type SpanPlace } from "./spans.ts";

/** One sentence; a caption may do with names alone. */
export function judgeSentence(sentence: Sentence, where: SpanPlace, place: string, index: LedgerIndex): JudgedSpans {
  const judged = judgeSpans(sentence.spans, where, `${place}.spans`, index);
  const named = where === "caption" && judged.claims === 0; // a caption may name without claiming
  const faults = [...judged.faults, ...(named ? [] : alignItems(judged.items))];
  const notes = sentence.spans.filter((span) => span.kind === "note").length;
  if (notes > 0 && sentence.spans.length > 1) {
    faults.push({
      place,
      rule: "note-alone",
      expected: "a note that is the whole sentence",
      found: `${sentence.spans.length} spans`,
    });
  }
  if (where === "sentence" && notes === 0 && !sentence.spans.some(isBacking)) {
    faults.push({
      place,
      rule: "sentence-unbacked",
      expected: "a value, an expression or a predicate, or one note",
      found: "words alone",
    });
  }
  if (notes === 0) faults.push(...judgeStops(sentence.spans, place));
  return { ...judged, faults };
}

/** Names against values in every dimension. */
export function alignItems(items: readonly Item[], around: readonly Item[] = []): readonly Fault[] {
  const metric = alignMetrics(items).map((misfit) => faultOf(misfit, "metric"));
  return [
    ...metric,
    ...otherCosts(items, around),
    ...dimensions.flatMap((dimension) => alignDimension(items, dimension).map((misfit) => faultOf(misfit, dimension))),
  ];
}

/** A figure under other than the plain costs stands only where its costs are named by an entity. */
function otherCosts(items: readonly Item[], around: readonly Item[]): readonly Fault[] {
  const named = [...items, ...around].some(
    (item) => item.kind === "name" && item.firm && item.name.dimension === "costs",
  );
  if (named) return [];
  return items
    .filter((item) => item.kind === "value" && item.single && item.records.some(isStressed))
    .map(({ place }) => ({
      place,
      rule: "context-costs",
      expected: "the costs named by an entity beside a figure at a multiple of them",
      found: "a figure at a multiple of the costs",
    }));
}

function isStressed(record: LedgerRecord): boolean {
  return (
    record.kind === "metric" && record.body.scope.costs.regime === "net" && record.body.scope.costs.multiplier !== 1
  );
}

function faultOf(misfit: Misfit, dimension: string): Fault {
  return { place: misfit.place, rule: `context-${dimension}`, expected: misfit.expected, found: misfit.found };
}

function isBacking(span: Span): boolean {
  return (span.kind === "ref" && span.format !== "label") || span.kind === "expr" || span.kind === "pred";
}

/** A full stop ends the sentence: each part between stops must be backed by itself. */
function judgeStops(spans: readonly Span[], place: string): readonly Fault[] {
  const clauses = [{ words: "", backed: false }];
  for (const span of spans) {
    const clause = clauses.at(-1);
    if (clause && span.kind !== "text") clause.backed ||= isBacking(span);
    if (span.kind !== "text") continue;
    const parts = span.text.replaceAll(/\b(e\.g|i\.e|etc|vs|cf)\./giu, "$1").split(/[.!?\u2026]+(?=\s|$|["')”’])/u);
    for (const [i, part] of parts.entries()) {
      if (i > 0) clauses.push({ words: "", backed: false });
      const last = clauses.at(-1);
      if (last) last.words += part;
    }
  }
  const spoken = clauses.filter(({ words, backed }) => backed || /\p{L}/u.test(words));
  const bare = spoken.find(({ backed }) => !backed);
  if (!bare || spoken.length === 1) return [];
  return [
    {
      place,
      rule: "sentence-unbacked",
      expected: "one sentence, backed up to its full stop",
      found: bare.words.trim().slice(0, 80),
    },
  ];
}
