// Where a number comes from, as a small card: metric, subject, part, period, costs, observations, tool, parameters, record.
import { canonicalJson } from "#engine/core";
import { dimensionText } from "../context.ts";
import { type LedgerIndex, subjectLabel, subjectOf } from "../ledger-index.ts";
import type { LedgerRecord, MetricBody, SeriesBody } from "../record.ts";
import { formatValue } from "../value.ts";
import { recordAnchor } from "./citations.ts";
import { type Html, html, nothing } from "./markup.ts";

const mostListed = 60;
const longestParameters = 240;

/** The name under which a record is listed. */
export function recordTitle(record: LedgerRecord): string {
  switch (record.kind) {
    case "metric":
    case "series":
      return record.body.label;
    case "gate":
      return `gate: ${record.body.gate}`;
    case "warning":
      return `warning: ${record.body.code}`;
    case "verdict":
      return `verdict: ${record.body.verdict}`;
    default:
      return record.kind;
  }
}

/** The card of one record. */
export function originCard(record: LedgerRecord, index: LedgerIndex): Html {
  const subject = subjectOf(record);
  const measured = record.kind === "metric" || record.kind === "series" ? record.body : null;
  const rows: readonly (readonly [string, string | null])[] = [
    ["Subject", subject ? subjectLabel(subject, index) : null],
    ...(measured ? measuredRows(record, measured, index) : [["Says", saidBy(record)] as const]),
    ["Record", `${record.id.slice(0, 16)}… · link ${record.seq} of the chain`],
  ];
  return html`<span class="o-head">${recordTitle(record)}</span>${rowsMarkup(rows)}`;
}

function measuredRows(
  record: LedgerRecord,
  body: MetricBody | SeriesBody,
  index: LedgerIndex,
): readonly (readonly [string, string | null])[] {
  const { scope, method } = body;
  const parameters = canonicalJson(method.parameters);
  const observations = "n" in body ? body.n : body.y.filter((value) => value !== null).length;
  return [
    ["Value", "value" in body ? exactValue(body) : null],
    ["Part", `${dimensionText(record, "split", index)}, ${dimensionText(record, "period", index)}`],
    ["Market", `${dimensionText(record, "market", index)}, ${scope.universe}, ${scope.frequency}`],
    ["Horizon", scope.horizonBars === null ? null : (dimensionText(record, "horizon", index) ?? null)],
    ["Costs", dimensionText(record, "costs", index)],
    ["Observations", observations === null ? "not stated" : String(observations)],
    ["Tool", `${method.tool} ${method.version}`],
    ["Parameters", parameters.length > longestParameters ? `${parameters.slice(0, longestParameters)}…` : parameters],
  ];
}

function exactValue(body: MetricBody): string {
  return body.value === null
    ? "undefined"
    : `${body.value} (${body.unit}), shown as ${formatValue(body.value, body.unit)}`;
}

/** What a record without a measurement states, in its own words. */
function saidBy(record: LedgerRecord): string | null {
  switch (record.kind) {
    case "gate":
      return `${record.body.says}: ${record.body.passed ? "passed" : "failed"}`;
    case "warning":
      return `${record.body.says}, ${record.body.count} times`;
    case "verdict":
      return record.body.reasons.join("; ");
    case "opening":
      return `holdout opened from ${record.body.from}, ${record.body.earlier} openings before`;
    case "seal":
      return `${record.body.trials} trials, ${record.body.records} records measured`;
    case "trial":
      return `${record.body.outcome} at ${record.body.stage}`;
    case "run":
      return `goal "${record.body.goal}", seed ${record.body.seed}, researcher ${record.body.model}, version ${record.body.version}`;
    default:
      return null;
  }
}

/** The card of a statement over several records: each with its value and a link. */
export function originList(records: readonly LedgerRecord[], index: LedgerIndex): Html {
  const rest = records.length - mostListed;
  const items = records.slice(0, mostListed).map((record) => {
    const subject = subjectOf(record);
    const value = record.kind === "metric" ? ` ${formatValue(record.body.value, record.body.unit)}` : "";
    const part = dimensionText(record, "split", index);
    const about = [subject ? subjectLabel(subject, index) : null, part].filter((words) => words !== null).join(", ");
    return html`<span class="o-item"><a href="#${recordAnchor(record.id)}">${recordTitle(record)}${value}</a> <bdi>${about}</bdi></span>`;
  });
  const more = rest > 0 ? html`<span class="o-item">and ${rest} more, all in the appendix</span>` : nothing;
  return html`<span class="o-head">Computed from ${records.length} records</span>${items}${more}`;
}

function rowsMarkup(rows: readonly (readonly [string, string | null])[]): readonly Html[] {
  return rows.flatMap(([name, text]) =>
    text === null ? [] : [html`<span class="o-row"><span class="o-name">${name} </span><bdi>${text}</bdi></span>`],
  );
}
