// Judges spans one by one: records behind them, predicates, words. What they name and what they measure goes on to the alignment.
import { dimensionKey } from "../context.ts";
import type { Fault, Span } from "../document.ts";
import { evaluateExpr } from "../expression.ts";
import type { LedgerIndex } from "../ledger-index.ts";
import { entityText } from "../pieces.ts";
import { predicates } from "../predicates/index.ts";
import { isMisuse, type Predicate } from "../predicates/predicate.ts";
import type { LedgerRecord, RecordKind } from "../record.ts";
import { type PredSpan, resolveArgs, resolveMetric, resolveMetrics, resolveRecord } from "../resolve.ts";
import { makePlain } from "../words/plain.ts";
import { isClosingWord, isPlainWord, isTopicWord } from "../words/plain-words.ts";
import { scanText, type TextRole } from "../words/scan.ts";
import type { Item } from "./alignment.ts";
import { findTerms, type NamedThing, withoutTerms } from "./terms.ts";

/** Where spans stand; it decides which kinds may stand there and how their words are judged. */
export type SpanPlace = "sentence" | "caption" | "cell" | "column" | "heading";

export interface JudgedSpans {
  readonly faults: readonly Fault[];
  readonly items: readonly Item[];
  /** Values, expressions and predicates that stand in the spans. */
  readonly claims: number;
}

export interface PredUse {
  readonly span: PredSpan;
  readonly place: string;
}

const anyKind: readonly RecordKind[] = [
  "run",
  "plan",
  "idea",
  "trial",
  "metric",
  "series",
  "gate",
  "warning",
  "opening",
  "verdict",
  "seal",
];
const allowed: Readonly<Record<SpanPlace, readonly Span["kind"][]>> = {
  sentence: ["text", "ref", "expr", "entity", "pred", "note"],
  caption: ["text", "ref", "expr", "entity", "pred"],
  cell: ["text", "ref", "expr", "entity", "pred"],
  column: ["text", "ref", "entity"],
  heading: ["text", "entity"],
};

interface Sink {
  readonly faults: Fault[];
  readonly items: Item[];
  claims: number;
}

/** Judges the spans of one place; `place` is the path of the span list. */
export function judgeSpans(spans: readonly Span[], where: SpanPlace, place: string, index: LedgerIndex): JudgedSpans {
  const sink: Sink = { faults: [], items: [], claims: 0 };
  for (const [i, span] of spans.entries()) {
    const at = `${place}[${i}]`;
    if (!allowed[where].includes(span.kind)) {
      sink.faults.push({
        place: at,
        rule: "span-place",
        expected: `${allowed[where].join(", ")} in a ${where}`,
        found: span.kind,
      });
      continue;
    }
    judgeSpan(span, where, at, index, sink);
  }
  sink.faults.push(...judgeTexts(spans, where, place, index, sink));
  return sink;
}

function judgeSpan(span: Span, where: SpanPlace, place: string, index: LedgerIndex, sink: Sink): void {
  const report = (problem: Omit<Fault, "place">): void => {
    sink.faults.push({ place, ...problem });
  };
  switch (span.kind) {
    case "text":
    case "note":
      return;
    case "entity":
      judgeEntity(span, place, index, sink);
      return;
    case "ref": {
      const record = resolveRecord(span.metric, span.format === "label" ? ["metric", "series"] : ["metric"], index);
      if (!record.ok) {
        report(record.problem);
        return;
      }
      if (where === "column" && span.format !== "label") {
        report({ rule: "span-place", expected: "the format label in a column heading", found: span.format });
        return;
      }
      judgeSnapshot(record.value, place, index, sink);
      if (span.format === "label") {
        const body = (record.value as Extract<LedgerRecord, { kind: "metric" | "series" }>).body;
        sink.items.push({ kind: "name", name: metricName(body), place, firm: true });
        return;
      }
      sink.claims++;
      sink.items.push({ kind: "value", records: [record.value], single: true, place });
      return;
    }
    case "expr": {
      const metrics = resolveMetrics(span.metrics, index);
      if (!metrics.ok) {
        report(metrics.problem);
        return;
      }
      const bound = span.where && span.where.than !== "zero" ? resolveMetric(span.where.than, index) : null;
      if (bound && !bound.ok) {
        report(bound.problem);
        return;
      }
      const result = evaluateExpr(span, metrics.value, bound?.ok ? bound.value : null, index);
      if (!result.ok) {
        report(result.problem);
        return;
      }
      for (const metric of metrics.value) judgeSnapshot(metric, place, index, sink);
      sink.claims++;
      const shared = span.op === "rank" ? metrics.value.slice(0, 1) : metrics.value;
      sink.items.push({ kind: "value", records: shared, single: shared.length === 1 && span.op === "rank", place });
      return;
    }
    case "pred":
      judgePred(span, place, index, sink);
      return;
  }
}

function metricName(body: { readonly label: string; readonly name: string }): NamedThing {
  return {
    dimension: "metric",
    text: body.label,
    accepts: (record) => (record.kind === "metric" || record.kind === "series") && record.body.name === body.name,
  };
}

function judgeEntity(span: Extract<Span, { kind: "entity" }>, place: string, index: LedgerIndex, sink: Sink): void {
  const record = resolveRecord(span.of, anyKind, index);
  if (!record.ok) {
    sink.faults.push({ place, ...record.problem });
    return;
  }
  if (entityText(span, index) === "[not on record]") {
    sink.faults.push({
      place,
      rule: "entity-missing",
      expected: `a record with a ${span.entity}`,
      found: record.value.kind,
    });
    return;
  }
  judgeSnapshot(record.value, place, index, sink);
  if (span.entity === "run") return;
  const dimension = span.entity === "definition" ? "subject" : span.entity;
  const key = dimensionKey(record.value, dimension);
  const name: NamedThing = {
    dimension,
    text: entityText(span, index),
    accepts: (other) => dimensionKey(other, dimension) === key,
  };
  sink.items.push({ kind: "name", name, place, firm: true });
}

function judgeSnapshot(record: LedgerRecord, place: string, index: LedgerIndex, sink: Sink): void {
  const own = dimensionKey(record, "snapshot");
  const run = index.run?.body.snapshot;
  if (own !== null && run !== undefined && own !== run) {
    sink.faults.push({ place, rule: "snapshot", expected: `snapshot ${run}`, found: own });
  }
}

function judgePred(span: PredSpan, place: string, index: LedgerIndex, sink: Sink): void {
  const report = (problem: Omit<Fault, "place">): void => {
    sink.faults.push({ place, ...problem });
  };
  const args = resolveArgs(span, index);
  if (!args.ok) {
    report(args.problem);
    return;
  }
  const predicate = predicates.find(({ name }) => name === span.name) as Predicate;
  const answer = predicate.decide(args.value, index);
  if (isMisuse(answer)) {
    report(answer);
    return;
  }
  const given = [...args.value.values()].flat();
  for (const record of given) judgeSnapshot(record, place, index, sink);
  const asserted = span.negated ? "false" : "true";
  if (answer.truth !== "undecidable" && answer.truth !== asserted) {
    report({
      rule: "pred-false",
      expected: answer.truth === "true" ? answer.yes : answer.no,
      found: `${span.negated ? "not " : ""}${span.name}`,
    });
  }
  sink.claims++;
  const read = answer.reads.flatMap((id) => index.ledger.get(id) ?? []);
  const records = [...new Set([...given, ...read])];
  sink.items.push({ kind: "value", records, main: given, single: false, place });
}

/** Texts are judged run by run: neighbouring text spans are one text, whatever the writer split. */
function judgeTexts(
  spans: readonly Span[],
  where: SpanPlace,
  place: string,
  index: LedgerIndex,
  sink: Sink,
): readonly Fault[] {
  const faults: Fault[] = [];
  const order: Item[] = [];
  let run = "";
  let start = 0;
  const close = (end: number): void => {
    if (run !== "")
      faults.push(...judgeRun(run, where, `${place}[${start}]`, index, order, neighbours(spans, start, end)));
    run = "";
  };
  for (const [i, span] of spans.entries()) {
    if (span.kind === "text") {
      if (run === "") start = i;
      run += span.text;
      continue;
    }
    close(i);
    const at = `${place}[${i}]`;
    if (span.kind === "note") faults.push(...judgeNote(span, at));
    order.push(...sink.items.filter((item) => item.place === at));
  }
  close(spans.length);
  sink.items.splice(0, sink.items.length, ...order);
  return faults;
}

interface Neighbours {
  readonly before: Span | undefined;
  readonly after: Span | undefined;
}

function neighbours(spans: readonly Span[], start: number, end: number): Neighbours {
  return { before: spans[start - 1], after: spans[end] };
}

function judgeRun(
  text: string,
  where: SpanPlace,
  place: string,
  index: LedgerIndex,
  order: Item[],
  around: Neighbours,
): readonly Fault[] {
  const plain = makePlain(text);
  const terms = findTerms(plain.text, index);
  for (const term of terms) order.push({ kind: "name", name: term, place, firm: false });
  const role: TextRole = where === "heading" || where === "column" ? "name" : "claim";
  // Terms that are names of metrics and parts are judged by what stands beside them; only the rest is scanned.
  const named = plain.stranger ? text : withoutTerms(plain.cased, terms);
  const rest = isOverSet(around.after) ? named.replace(wholeFamily, ";") : named;
  const faults: Fault[] = scanText(rest, role).map((fault) => ({ place, ...fault }));
  const loose = where === "sentence" ? undefined : terms.find((term) => term.loose);
  if (loose)
    faults.push({ place, rule: "text-part", expected: "the part's own name, or a split entity", found: loose.text });
  faults.push(...judgeUnknown(rest, role, around, place));
  const seam = judgeSeam(plain.text, around);
  if (seam !== null)
    faults.push({ place, rule: "text-seam", expected: "words that leave the value beside them as it is", found: seam });
  if (text.length > 400 || rest.split(/\s+/).length > 45) {
    faults.push({
      place,
      rule: "text-length",
      expected: "at most 45 words between two values",
      found: `${rest.split(/\s+/).length} words`,
    });
  }
  return faults;
}

/** Said before an expression over a set, which is the whole one by its own rule. */
const wholeFamily =
  /\b(of|among|across|over) (all|the whole|the entire) ?(the |;)? ?(factors|strategies|family|set|;)?/iu;

function isOverSet(span: Span | undefined): boolean {
  return span?.kind === "expr" && span.op !== "difference" && span.op !== "ratio";
}

/** Text holds plain words alone; behind the last value and beside a statement stands only where it was measured. */
function judgeUnknown(text: string, role: TextRole, { before, after }: Neighbours, place: string): readonly Fault[] {
  const closes = before?.kind === "pred" || after?.kind === "pred" || (after === undefined && isValue(before));
  const words = [...text.matchAll(/[A-Za-z]+(?:['’][A-Za-z]+)?/gu)].map(([word]) =>
    word.replace("’", "'").toLowerCase(),
  );
  const unknown = words.filter(
    (word) => !(closes ? isClosingWord(word) : role === "name" ? isTopicWord(word) : isPlainWord(word)),
  );
  if (unknown.length === 0) return [];
  const expected = closes
    ? "the part, the costs or the record alone beside a statement and behind a value"
    : "plain words beside values and names";
  return [{ place, rule: "text-uncommon", expected, found: unknown.slice(0, 6).join(", ") }];
}

const beforeValue =
  /\b(about|around|over|under|above|below|beyond|past|near|some|within|between|towards?|plus|minus|shy of|short of|up|down|circa|say|or so|times|square of|root of|to)\s*$|[-–—/&(]\s*-?\s*$(?<!\()|[-–—/]\s*$/u;
const afterValue =
  /^\s*(years?|days?|bars?|months?|weeks?|hours?|minutes?|points?|x|folds?|standard deviations?|sigmas?|times|(a|an|per|each|every) \p{L}+|or (more|so|less|better)|and (counting|change|rising|more)|plus|odd|something|upwards?)\b|^[\p{L}\p{N}'’/&-]/u;

/** Words that change the number beside them: "about", a dash, a unit. */
function judgeSeam(text: string, { before, after }: Neighbours): string | null {
  const left = isValue(after) ? beforeValue.exec(text) : null;
  if (left && left[0].trim() !== "to") return left[0].trim();
  const right = isValue(before) ? afterValue.exec(text) : null;
  return right ? right[0].trim() : null;
}

function isValue(span: Span | undefined): boolean {
  return (span?.kind === "ref" && span.format !== "label") || span?.kind === "expr";
}

function judgeNote(span: Extract<Span, { kind: "note" }>, place: string): readonly Fault[] {
  const role: TextRole =
    span.role === "hypothesis" && !/sharpe|drawdown|\bic\b|strateg|volatility|turnover/i.test(span.text)
      ? "hypothesis"
      : "note";
  return scanText(noteBody(span.text), role).map((fault) => ({ place, ...fault }));
}

/** Names of metrics are topics in a note. */
function noteBody(text: string): string {
  const plain = makePlain(text);
  if (plain.stranger) return text;
  return text
    .replaceAll(/\b(maximum|worst) (drawdown|year)\b|\bmean rank IC\b/giu, "figure")
    .replaceAll(/\b(in|out)[ -]of[ -]sample\b|\bin-sample\b/giu, ";");
}
