// Judges tables and figures: each cell under its column, in its row and below its caption; each figure by what it draws.
import { type Dimension, dimensions } from "../context.ts";
import type { Block, Fault, Span } from "../document.ts";
import { type LedgerIndex, subjectOf } from "../ledger-index.ts";
import type { LedgerRecord } from "../record.ts";
import { resolveRecord } from "../resolve.ts";
import { describeRecord, type Item, type NameItem, speaks, type ValueItem } from "./alignment.ts";
import { alignItems, judgeSentence } from "./sentences.ts";
import { type JudgedSpans, judgeSpans } from "./spans.ts";
import type { NamedThing } from "./terms.ts";

type Table = Extract<Block, { kind: "table" }>;
type Figure = Extract<Block, { kind: "figure" }>;
type Axis = Dimension | "metric";
const axes: readonly Axis[] = ["metric", ...dimensions];

export interface JudgedBlock {
  readonly faults: readonly Fault[];
  readonly items: readonly Item[];
}

export function judgeTable(table: Table, place: string, index: LedgerIndex): JudgedBlock {
  const caption = judgeSentence(table.caption, "caption", `${place}.caption`, index);
  const columns = table.columns.map((spans, i) => judgeSpans(spans, "column", `${place}.columns[${i}]`, index));
  const faults: Fault[] = [...caption.faults, ...columns.flatMap((column) => column.faults)];
  const items: Item[] = [...caption.items];
  for (const [r, row] of table.rows.entries()) {
    const at = `${place}.rows[${r}]`;
    if (row.length !== columns.length) {
      faults.push({ place: at, rule: "table-shape", expected: `${columns.length} cells`, found: `${row.length}` });
      continue;
    }
    const cells = row.map((spans, c) => judgeSpans(spans, "cell", `${at}[${c}]`, index));
    for (const [c, cell] of cells.entries()) {
      const around = [...cells.slice(0, c), columns[c] as JudgedSpans, caption].flatMap((other) => other.items);
      faults.push(
        ...cell.faults,
        ...alignItems(inOwnNames(cell.items), around),
        ...judgeCell(c, cells, columns, caption),
      );
      faults.push(
        ...judgeKinds(row[c] ?? [], [table.columns[c] ?? [], c > 0 ? (row[0] ?? []) : []], `${at}[${c}]`, index),
      );
      faults.push(...judgeRemark(row[c] ?? [], `${at}[${c}]`));
      items.push(...cell.items);
    }
  }
  const keys = table.rows.map((row) => JSON.stringify(row));
  for (const [r, key] of keys.entries()) {
    if (keys.indexOf(key) < r)
      faults.push({
        place: `${place}.rows[${r}]`,
        rule: "duplicate",
        expected: "each row once",
        found: `row ${keys.indexOf(key)} again`,
      });
  }
  return { faults, items };
}

const verbs =
  /\b(is|are|was|were|be|has|have|had|does|do|did|holds?|held|stands?|stays?|stood|came|comes?|goes|follow(s|ed)?|carr(y|ies|ied)|use|start|put|take|keep|scales?|works?|makes?|gives?|gets?)\b|[.!]/iu;

/** A cell of words alone names something; a statement stands in a sentence with its backing. */
function judgeRemark(cell: readonly Span[], place: string): readonly Fault[] {
  if (!cell.every(({ kind }) => kind === "text")) return [];
  const words = cell.map((span) => (span.kind === "text" ? span.text : "")).join("");
  const found = verbs.exec(words);
  if (!found && words.trim().split(/\s+/).length <= 8) return [];
  return [
    { place, rule: "cell-sentence", expected: "a name, a value or a predicate in a cell", found: words.slice(0, 80) },
  ];
}

const kindWords: Readonly<Record<string, string>> = {
  market: "market",
  universe: "universe",
  period: "period",
  part: "split",
  split: "split",
  costs: "costs",
  snapshot: "snapshot",
  frequency: "frequency",
  horizon: "horizon",
  definition: "definition",
  run: "run",
  factor: "factor",
  strategy: "strategy",
};

/** A heading such as Market or Strategy asks for that kind of name in its cells. */
function judgeKinds(
  cell: readonly Span[],
  headings: readonly (readonly Span[])[],
  place: string,
  index: LedgerIndex,
): readonly Fault[] {
  return headings.flatMap((heading) => {
    const words = heading.every(({ kind }) => kind === "text")
      ? heading.map((span) => (span.kind === "text" ? span.text : "")).join("")
      : "";
    const wanted = kindWords[words.trim().toLowerCase()];
    if (wanted === undefined) return [];
    const entities = cell.filter((span) => span.kind === "entity");
    return entities
      .filter((span) => !isOfKind(span, wanted, index))
      .map((span) => ({
        place,
        rule: "entity-kind",
        expected: `a ${wanted} under "${words.trim()}"`,
        found: span.entity,
      }));
  });
}

function isOfKind(span: Extract<Span, { kind: "entity" }>, wanted: string, index: LedgerIndex): boolean {
  if (wanted !== "factor" && wanted !== "strategy") return span.entity === wanted;
  const record = index.ledger.get(span.of);
  return (
    (span.entity === "subject" || span.entity === "definition") &&
    record !== undefined &&
    subjectOf(record)?.kind === wanted
  );
}

/** In a cell, names without a value are row headings. */
function inOwnNames(items: readonly Item[]): readonly Item[] {
  return items.some((item) => item.kind === "value") ? items : [];
}

/** The names that a cell stands under, nearest first: its own, those of column and row, those of the caption. */
function judgeCell(
  c: number,
  cells: readonly JudgedSpans[],
  columns: readonly JudgedSpans[],
  caption: JudgedSpans,
): readonly Fault[] {
  const cell = cells[c] as JudgedSpans;
  const values = cell.items.filter((item) => item.kind === "value");
  if (values.length === 0) return [];
  return axes.flatMap((axis) => {
    const own = namesOf(cell, axis);
    const outer = [...namesOf(columns[c] as JudgedSpans, axis), ...rowNames(c, cells, axis)];
    const names = outer.length > 0 ? outer : own.length > 0 ? [] : captionNames(caption, axis);
    return values.flatMap((value) => judgeUnder(value, names, axis));
  });
}

function namesOf(judged: JudgedSpans, axis: Axis): readonly NameItem[] {
  return judged.items.filter((item) => item.kind === "name").filter((item) => item.name.dimension === axis);
}

/** Names of the nearest cell before that only names; else of the first one behind. */
function rowNames(c: number, cells: readonly JudgedSpans[], axis: Axis): readonly NameItem[] {
  const naming = cells.map((cell, i) => ({
    i,
    names: cell.items.some((item) => item.kind === "value") ? [] : namesOf(cell, axis),
  }));
  const found = naming.filter(({ i, names }) => i !== c && names.length > 0);
  return (found.filter(({ i }) => i < c).at(-1) ?? found[0])?.names ?? [];
}

/** A caption that holds values of its own uses its names for those. */
function captionNames(caption: JudgedSpans, axis: Axis): readonly NameItem[] {
  return axis === "metric" && caption.items.some((item) => item.kind === "value") ? [] : namesOf(caption, axis);
}

function judgeUnder(value: ValueItem, names: readonly NameItem[], axis: Axis): readonly Fault[] {
  const records = value.records.filter((record) => speaks(record, axis));
  if (names.length === 0 || records.length === 0) return [];
  const fits = (name: NamedThing) => (value.single ? records.every(name.accepts) : records.some(name.accepts));
  const strange = names.find((item) => !fits(item.name));
  if (!strange) return [];
  const found = records.map((record) => describeRecord(record, axis)).join(", ");
  return [
    {
      place: value.place,
      rule: `context-${axis}`,
      expected: `a value of "${strange.name.text}" (${axis}), named at ${strange.place}`,
      found: found.slice(0, 200),
    },
  ];
}

export function judgeFigure(figure: Figure, place: string, index: LedgerIndex): JudgedBlock {
  const faults: Fault[] = [];
  const series: LedgerRecord[] = [];
  for (const [i, id] of figure.series.entries()) {
    const record = resolveRecord(id, ["series"], index);
    if (record.ok) series.push(record.value);
    else faults.push({ place: `${place}.series[${i}]`, ...record.problem });
  }
  if (new Set(figure.series).size !== figure.series.length) {
    faults.push({
      place: `${place}.series`,
      rule: "duplicate",
      expected: "each series once",
      found: "one series twice",
    });
  }
  faults.push(...judgeAxes(series, place, index));
  const texts = (["caption", "alt"] as const).map((part) =>
    judgeSentence(figure[part], "caption", `${place}.${part}`, index),
  );
  for (const text of texts) {
    faults.push(...text.faults, ...judgeManifest(text, series), ...judgeBorrowed(text, series));
  }
  const drawn = series.map((record, i): Item => {
    return { kind: "value", records: [record], single: true, place: `${place}.series[${i}]` };
  });
  return { faults, items: [...texts.flatMap((text) => text.items), ...drawn] };
}

/** A value in a caption is about something that is drawn. */
function judgeBorrowed(text: JudgedSpans, series: readonly LedgerRecord[]): readonly Fault[] {
  const drawn = new Set(series.map((record) => subjectOf(record)?.id));
  return text.items
    .filter((item) => item.kind === "value")
    .filter(({ records }) => series.length > 0 && !records.some((record) => drawn.has(subjectOf(record)?.id)))
    .map(({ place, records }) => ({
      place,
      rule: "figure-subject",
      expected: "values of what the figure draws",
      found: records
        .map((record) => describeRecord(record, "subject"))
        .join(", ")
        .slice(0, 200),
    }));
}

/** One unit, one axis and one snapshot per figure. */
function judgeAxes(series: readonly LedgerRecord[], place: string, index: LedgerIndex): readonly Fault[] {
  const bodies = series.flatMap((record) => (record.kind === "series" ? [record.body] : []));
  const units = new Set(bodies.map((body) => body.unit));
  const faults: Fault[] = [];
  if (units.size > 1)
    faults.push({
      place: `${place}.series`,
      rule: "figure-unit",
      expected: "series of one unit",
      found: [...units].join(", "),
    });
  const across = new Set(bodies.map((body) => body.xLabel));
  if (across.size > 1)
    faults.push({
      place: `${place}.series`,
      rule: "figure-axis",
      expected: "series over one axis",
      found: [...across].join(", "),
    });
  const strange = bodies.find((body) => index.run && body.scope.snapshot !== index.run.body.snapshot);
  if (strange)
    faults.push({
      place: `${place}.series`,
      rule: "snapshot",
      expected: String(index.run?.body.snapshot),
      found: strange.scope.snapshot,
    });
  return faults;
}

/** What a caption names is what is drawn: every name fits a series, and a single name fits them all. */
function judgeManifest(text: JudgedSpans, series: readonly LedgerRecord[]): readonly Fault[] {
  if (series.length === 0) return [];
  return axes.flatMap((axis) => {
    const names = namesOf(text, axis);
    const speaking = series.filter((record) => speaks(record, axis));
    if (names.length === 0 || speaking.length === 0) return [];
    const idle = names.find((item) => !speaking.some(item.name.accepts));
    const unnamed = speaking.find((record) => !names.some((item) => item.name.accepts(record)));
    const wrong = idle ?? (unnamed ? names[0] : undefined);
    if (!wrong) return [];
    const found = (unnamed ? [unnamed] : speaking).map((record) => describeRecord(record, axis)).join(", ");
    return [
      {
        place: wrong.place,
        rule: `figure-${axis}`,
        expected: `only what the figure draws, and all of it: "${wrong.name.text}"`,
        found: found.slice(0, 200),
      },
    ];
  });
}
