// An evaluated expression in words: what was computed, over what, and where.
import { type Dimension, dimensionKey, dimensions, dimensionText, openContext } from "./context.ts";
import type { ExprSpan, ExprValue } from "./expression.ts";
import { type LedgerIndex, type MetricRecord, subjectLabel } from "./ledger-index.ts";
import { formatValue } from "./value.ts";

const plural: Readonly<Record<string, string>> = {
  factor: "factors",
  strategy: "strategies",
  campaign: "campaigns",
  market: "markets",
};
const compareWords = { ">": "above", ">=": "at or above", "<": "below", "<=": "at or below" } as const;

/** The whole statement; it names its metric, its members and its scope, so that no sentence can lend it others. */
export function exprText(span: ExprSpan, value: ExprValue, than: MetricRecord | null, index: LedgerIndex): string {
  if (span.op === "difference" || span.op === "ratio") return pairText(span.op, value, index);
  const first = value.metrics[0] as MetricRecord;
  const { label, unit } = first.body;
  const members = `${value.metrics.length} ${memberWord(value.metrics)}`;
  const where = setContext(value, index);
  const shown = formatValue(value.value, value.unit);
  switch (span.op) {
    case "mean":
      return `mean ${label} ${shown} over ${members}${where}`;
    case "max":
      return `largest ${label} ${shown} among ${members}${where}`;
    case "min":
      return `smallest ${label} ${shown} among ${members}${where}`;
    case "range":
      return `${label} from ${shown} to ${formatValue(value.second, unit)} over ${members}${where}`;
    case "count":
      return `${shown} ${memberWord(value.metrics)} with ${label} on record${where}`;
    case "rank":
      return `rank ${shown} of ${formatValue(value.second, "count")} by ${label} for ${subjectLabel(first.body.subject, index)}${where}`;
    default: {
      const bound = than
        ? `${formatValue(than.body.value, unit)} of ${subjectLabel(than.body.subject, index)}`
        : formatValue(0, unit);
      const condition = `${compareWords[span.where?.compare ?? ">"]} ${bound}`;
      return `${shown} of ${members} with ${label} ${condition}${where}`;
    }
  }
}

function memberWord(metrics: readonly MetricRecord[]): string {
  const first = metrics[0] as MetricRecord;
  const one = metrics.length > 1 && metrics.every((metric) => metric.body.subject.id === first.body.subject.id);
  return one ? "periods" : (plural[first.body.subject.kind] ?? "subjects");
}

/** Scope of a set: what all members share; a set over periods names its subject. */
function setContext(value: ExprValue, index: LedgerIndex): string {
  const first = value.metrics[0] as MetricRecord;
  const shared = openContext(first, new Map(), index).filter(({ dimension, key }) =>
    value.metrics.every((metric) => dimensionKey(metric, dimension) === key),
  );
  const parts = shared
    .filter((part) => value.metrics.length > 1 || part.dimension !== "subject")
    .map((part) => part.text);
  if (value.undefinedCount > 0) parts.push(`${value.undefinedCount} undefined`);
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
}

function pairText(op: "difference" | "ratio", value: ExprValue, index: LedgerIndex): string {
  const [a, b] = value.metrics as readonly [MetricRecord, MetricRecord];
  const apart = dimensions.filter((dimension) => dimensionKey(a, dimension) !== dimensionKey(b, dimension));
  const side = (metric: MetricRecord) =>
    apart.map((dimension) => dimensionText(metric, dimension, index) ?? "").join(", ");
  const join = op === "difference" ? "less" : "over";
  const shared = openContext(a, new Map(), index).filter((part) => !apart.includes(part.dimension as Dimension));
  const parts = [`${side(a)} ${join} ${side(b)}`, ...shared.map((part) => part.text)];
  return `${op} of ${a.body.label} ${formatValue(value.value, value.unit)} (${parts.join("; ")})`;
}
