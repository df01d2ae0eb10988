// The appendix: every cited record in full, in the order of the ledger, each under its own anchor.
import { canonicalJson } from "#engine/core";
import { dimensionText } from "../context.ts";
import { type MetricRecord, type SeriesRecord, subjectLabel, subjectOf } from "../ledger-index.ts";
import type { LedgerRecord, MetricBody, SeriesBody } from "../record.ts";
import { formatValue } from "../value.ts";
import { recordAnchor } from "./citations.ts";
import { type Html, html, joinMarkup, nothing } from "./markup.ts";
import { recordTitle } from "./origin.ts";
import type { Desk } from "./statements.ts";

type Row = readonly [name: string, content: Html | string | null];
const mostBackLinks = 12;

export function recordsMarkup(run: string, desk: Desk): Html {
  const ids = desk.citations.records();
  const entries = ids.flatMap((id) => desk.ledger.get(id) ?? []).map((record) => entryMarkup(record, run, desk));
  return html`<section id="records" aria-labelledby="records-h">
<h2 id="records-h">Records</h2>
<p class="lead">Every record that this page cites: ${entries.length} of the run's ${desk.ledger.all().length}. Each value is given in full and can be computed again from the snapshot: <code>qraft verify ${run}</code> repeats all of them and says which no longer hold.</p>
${joinMarkup(entries, "\n")}
</section>`;
}

function entryMarkup(record: LedgerRecord, run: string, desk: Desk): Html {
  const subject = subjectOf(record);
  const about = subject ? html` <bdi class="about">${subjectLabel(subject, desk.index)}</bdi>` : nothing;
  const rows =
    record.kind === "metric" || record.kind === "series" ? measuredRows(record, run, desk) : plainRows(record, desk);
  const all: readonly Row[] = [
    ...rows,
    ["Record", html`<code>${record.id}</code>`],
    ["Chain", html`link ${record.seq}, hash <code>${record.hash}</code>`],
    ["Cited", backLinks(record.id, desk)],
  ];
  return html`<article class="record" id="${recordAnchor(record.id)}"><h3>${recordTitle(record)}${about}</h3><dl>${rowsMarkup(all)}</dl>${record.kind === "series" ? seriesValues(record.body) : nothing}</article>`;
}

function rowsMarkup(rows: readonly Row[]): readonly Html[] {
  return rows.flatMap(([name, content]) => {
    if (content === null) return [];
    const inner = typeof content === "string" ? html`<bdi>${content}</bdi>` : content;
    return [html`<div><dt>${name}</dt><dd>${inner}</dd></div>`];
  });
}

function measuredRows(record: MetricRecord | SeriesRecord, run: string, desk: Desk): readonly Row[] {
  const { body } = record;
  const { scope, method } = body;
  const words = (dimension: "split" | "period" | "market" | "horizon" | "costs") =>
    dimensionText(record, dimension, desk.index);
  const where = [words("market"), scope.universe, scope.frequency].filter((part) => part !== null).join(", ");
  return [
    ["Metric", html`<code>${body.name}</code>, in ${body.unit}${"direction" in body ? directionWords(body) : ""}`],
    ...valueRows(body),
    ["Definition", definitionMarkup(record, desk)],
    ["Part", `${words("split")}, ${words("period")}`],
    ["Market", where],
    ["Horizon", scope.horizonBars === null ? null : words("horizon")],
    ["Costs", words("costs")],
    ["Snapshot", html`<code>${scope.snapshot}</code>`],
    [
      "Method",
      html`<code>${method.tool}</code> version ${method.version}, parameters <code>${canonicalJson(method.parameters)}</code>`,
    ],
    ["Trials read", method.through === null ? null : `the ledger up to link ${method.through - 1}`],
    ["Recompute", html`<code>qraft verify ${run}</code>`],
  ];
}

function directionWords({ direction }: MetricBody): string {
  return direction === 0 ? "" : direction > 0 ? ", more is better" : ", less is better";
}

function valueRows(body: MetricBody | SeriesBody): readonly Row[] {
  if (!("value" in body)) {
    const known = body.y.filter((value) => value !== null).length;
    return [["Values", `${body.y.length} points, ${known} with a value`]];
  }
  const { value, unit, interval, n } = body;
  const exact = value === null ? "undefined" : String(value);
  return [
    [
      "Value",
      html`<code class="exact">${exact}</code>${value === null ? "" : `, shown as ${formatValue(value, unit)}`}`,
    ],
    ["Interval", interval ? `${interval.low} to ${interval.high} at level ${interval.level}` : null],
    ["Observations", n === null ? "not stated" : String(n)],
  ];
}

/** What the subject is: a factor's expression as it stands, a strategy's document as JSON. */
function definitionMarkup(record: LedgerRecord, desk: Desk): Html | null {
  const subject = subjectOf(record);
  if (!subject) return null;
  const definition = desk.index.trialOf.get(subject.id)?.definition;
  if (definition === undefined || definition === null) {
    return html`${subject.kind} <bdi>${subjectLabel(subject, desk.index)}</bdi>, id <code>${subject.id}</code>`;
  }
  const text = expressionOf(definition) ?? canonicalJson(definition);
  return html`<code><bdi>${text}</bdi></code>, id <code>${subject.id}</code>`;
}

/** A definition that is an expression and nothing else. */
function expressionOf(definition: unknown): string | null {
  if (typeof definition === "string") return definition;
  if (typeof definition !== "object" || definition === null || Object.keys(definition).length !== 1) return null;
  return "expression" in definition && typeof definition.expression === "string" ? definition.expression : null;
}

/** Records without a measurement, field by field. */
function plainRows(record: LedgerRecord, desk: Desk): readonly Row[] {
  return Object.entries(record.body).flatMap(([key, value]): readonly Row[] => {
    if (key === "subject") return [["Definition", definitionMarkup(record, desk)]];
    const name = fieldName(key);
    if (value === null || value === "") return [];
    if (typeof value === "string" && isKept(value, desk)) return [[name, recordReference(value)]];
    if (Array.isArray(value) && value.every((item) => typeof item === "string")) {
      const items = value.map((item) => (isKept(item, desk) ? recordReference(item) : html`<bdi>${item}</bdi>`));
      return [[name, items.length > 0 ? joinMarkup(items, "; ") : "none"]];
    }
    if (typeof value === "object") return [[name, html`<code>${canonicalJson(value)}</code>`]];
    return [[name, typeof value === "boolean" ? (value ? "yes" : "no") : String(value)]];
  });
}

/** camelCase as words. */
function fieldName(key: string): string {
  const words = key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isKept(id: string, desk: Desk): boolean {
  return desk.citations.has(id);
}

function recordReference(id: string): Html {
  return html`<a href="#${recordAnchor(id)}"><code>${id.slice(0, 16)}…</code></a>`;
}

function backLinks(id: string, desk: Desk): Html | null {
  const places = desk.citations.placesOf(id);
  if (places.length === 0) return null;
  const shown = places.slice(0, mostBackLinks).map((place, i) => html`<a href="#${place}">${i + 1}</a>`);
  const rest = places.length - mostBackLinks;
  return html`${joinMarkup(shown, " ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

/** All values of a series as tab-separated text, to copy. */
function seriesValues({ x, y, xLabel, name }: SeriesBody): Html {
  const lines = x.map((place, i) => `${place}\t${y[i] ?? ""}`);
  return html`<details><summary>All ${x.length} values, tab-separated</summary><pre tabindex="0">${[`${xLabel}\t${name}`, ...lines].join("\n")}
</pre></details>`;
}
