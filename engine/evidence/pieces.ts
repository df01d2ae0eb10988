// Spans as pieces of text with the records behind them: the one renderer of values, used by every format.
import type { RecordId } from "#engine/core";
import { canonicalJson } from "#engine/core";
import { type Dimension, dimensionKey, dimensionText, openContext, type Said } from "./context.ts";
import type { Span } from "./document.ts";
import { evaluateExpr } from "./expression.ts";
import { exprText } from "./expression-text.ts";
import type { LedgerView } from "./ledger.ts";
import { indexOf, type LedgerIndex, type MetricRecord, shortId, subjectLabel, subjectOf } from "./ledger-index.ts";
import { predicates } from "./predicates/index.ts";
import { isMisuse } from "./predicates/predicate.ts";
import type { LedgerRecord } from "./record.ts";
import { type PredSpan, resolveArgs, resolveMetrics } from "./resolve.ts";
import { formatValue } from "./value.ts";

/** A run of text; `records` are those that it was printed from. */
export interface Piece {
  readonly kind: Span["kind"];
  readonly text: string;
  readonly records: readonly RecordId[];
  /** Badge of a note. */
  readonly role?: "hypothesis" | "method" | "limitation";
  /** Answer of a predicate. */
  readonly truth?: "true" | "false" | "undecidable";
}

/** What the place around a sentence already names: a table's caption, heading and row. */
export interface Surroundings {
  readonly said: Said;
  /** Name of the metric that a column stands for. */
  readonly metric: string | null;
}

export const openGround: Surroundings = { said: new Map(), metric: null };

/** Runs along one sentence: what it has named so far. */
interface Course {
  readonly said: Map<Dimension, Set<string>>;
  metric: string | null;
  textSinceValue: string;
}

/** Spans as pieces, spaces between them set; pure in spans, ledger and surroundings. */
export function renderPieces(
  spans: readonly Span[],
  ledger: LedgerView,
  around: Surroundings = openGround,
): readonly Piece[] {
  const index = indexOf(ledger);
  const course: Course = { said: copySaid(around.said), metric: around.metric, textSinceValue: "" };
  addEntities(course.said, spans, index);
  const pieces: Piece[] = [];
  for (const span of spans) {
    const piece = renderSpan(span, index, course);
    const before = pieces.at(-1);
    const glued =
      before !== undefined && !(before.kind === "text" && piece.kind === "text") && needsSpace(before.text, piece.text);
    pieces.push(glued ? { ...piece, text: ` ${piece.text}` } : piece);
  }
  return pieces;
}

/** What the entity spans of a sentence name, added to what its place names. */
export function saidBy(spans: readonly Span[], ledger: LedgerView, around: Said = new Map()): Said {
  const said = copySaid(around);
  addEntities(said, spans, indexOf(ledger));
  return said;
}

function addEntities(said: Map<Dimension, Set<string>>, spans: readonly Span[], index: LedgerIndex): void {
  for (const span of spans) {
    if (span.kind !== "entity" || span.entity === "definition" || span.entity === "run") continue;
    const record = index.ledger.get(span.of);
    const key = record ? dimensionKey(record, span.entity) : null;
    if (key !== null) saidIn(said, span.entity).add(key);
  }
}

function saidIn(said: Map<Dimension, Set<string>>, dimension: Dimension): Set<string> {
  const known = said.get(dimension) ?? new Set<string>();
  said.set(dimension, known);
  return known;
}

function copySaid(said: Said): Map<Dimension, Set<string>> {
  return new Map([...said].map(([dimension, keys]) => [dimension, new Set(keys)]));
}

function needsSpace(before: string, after: string): boolean {
  return /[\p{L}\p{N}%)"\]]$/u.test(before) && /^[\p{L}\p{N}−("[]/u.test(after);
}

function renderSpan(span: Span, index: LedgerIndex, course: Course): Piece {
  switch (span.kind) {
    case "text":
      course.textSinceValue += span.text;
      return { kind: "text", text: span.text, records: [] };
    case "note":
      return { kind: "note", text: span.text, records: [], role: span.role };
    case "entity":
      return { kind: "entity", text: entityText(span, index), records: [span.of as RecordId] };
    case "ref":
      return renderRef(span, index, course);
    case "expr": {
      const piece = renderExpr(span, index);
      course.textSinceValue = "";
      course.metric = null;
      return piece;
    }
    case "pred": {
      const piece = renderPred(span, index);
      course.textSinceValue = "";
      course.metric = null;
      return piece;
    }
  }
}

const missing = "[not on record]";

export function entityText(span: Extract<Span, { kind: "entity" }>, index: LedgerIndex): string {
  const record = index.ledger.get(span.of);
  if (!record) return missing;
  if (span.entity === "definition") return definitionText(record, index) ?? missing;
  if (span.entity === "run") return runText(index) ?? missing;
  return dimensionText(record, span.entity, index) ?? missing;
}

function runText(index: LedgerIndex): string | null {
  const run = index.run?.body;
  return run ? `run on ${run.market} with seed ${run.seed}, researcher ${run.model}, version ${run.version}` : null;
}

/** A factor's expression as it is; a strategy's document by its short id. */
function definitionText(record: LedgerRecord, index: LedgerIndex): string | null {
  const subject = subjectOf(record);
  if (!subject) return null;
  const definition = index.trialOf.get(subject.id)?.definition;
  if (definition === undefined || definition === null) return null;
  return typeof definition === "string"
    ? definition
    : `${subjectLabel(subject, index)}, document ${shortId(subject.id)}`;
}

function renderRef(span: Extract<Span, { kind: "ref" }>, index: LedgerIndex, course: Course): Piece {
  const record = index.ledger.get(span.metric);
  if (record?.kind !== "metric" && record?.kind !== "series") return { kind: "ref", text: missing, records: [] };
  const { label, name } = record.body;
  const named = course.metric === name || course.textSinceValue.toLowerCase().includes(label.toLowerCase());
  course.metric = name;
  if (span.format === "label" || record.kind === "series") return { kind: "ref", text: label, records: [record.id] };
  course.textSinceValue = "";
  const prefix = span.format === "label-and-value" || !named ? `${label} ` : "";
  const interval = span.format === "value-with-interval" ? intervalText(record) : "";
  const open = openContext(record, course.said, index);
  for (const part of open) course.said.set(part.dimension, new Set([part.key]));
  const context = open.length > 0 ? ` (${open.map((part) => part.text).join(", ")})` : "";
  const value = formatValue(record.body.value, record.body.unit);
  return { kind: "ref", text: `${prefix}${value}${interval}${context}`, records: [record.id] };
}

function intervalText(metric: MetricRecord): string {
  const { interval, unit } = metric.body;
  if (interval === null) return " [no interval on record]";
  const level = formatValue(interval.level, "fraction");
  return ` [${level} interval ${formatValue(interval.low, unit)} to ${formatValue(interval.high, unit)}]`;
}

function renderExpr(span: Extract<Span, { kind: "expr" }>, index: LedgerIndex): Piece {
  const metrics = resolveMetrics(span.metrics, index);
  const bound = span.where && span.where.than !== "zero" ? resolveMetrics([span.where.than], index) : null;
  if (!metrics.ok || (bound && !bound.ok)) return { kind: "expr", text: missing, records: [] };
  const than = bound?.ok ? (bound.value[0] ?? null) : null;
  const result = evaluateExpr(span, metrics.value, than, index);
  if (!result.ok) return { kind: "expr", text: missing, records: [] };
  const records = [...result.value.metrics, ...(than ? [than] : [])].map((metric) => metric.id);
  return { kind: "expr", text: exprText(span, result.value, than, index), records };
}

function renderPred(span: PredSpan, index: LedgerIndex): Piece {
  const predicate = predicates.find(({ name }) => name === span.name);
  const args = resolveArgs(span, index);
  if (!predicate || !args.ok) return { kind: "pred", text: missing, records: [] };
  const answer = predicate.decide(args.value, index);
  if (isMisuse(answer)) return { kind: "pred", text: missing, records: [] };
  const text = answer.truth === "true" ? answer.yes : answer.truth === "false" ? answer.no : answer.open;
  return { kind: "pred", text, records: answer.reads, truth: answer.truth };
}

/** A key for spans that say the same, whatever the order of their fields. */
export function spansKey(spans: readonly Span[]): string {
  return canonicalJson(spans);
}
