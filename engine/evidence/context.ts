// The context of a number: whose it is, where it was measured; equal contexts, differing ones, and their words.
import { canonicalJson } from "#engine/core";
import { type LedgerIndex, scopeOf, subjectLabel, subjectOf } from "./ledger-index.ts";
import type { LedgerRecord, Scope } from "./record.ts";

/** The dimensions that an entity span can name and that a number must agree with. */
export const dimensions = [
  "subject",
  "market",
  "universe",
  "period",
  "split",
  "costs",
  "snapshot",
  "frequency",
  "horizon",
] as const;
export type Dimension = (typeof dimensions)[number];

/** Key of a record in one dimension; null where the dimension does not apply. */
export function dimensionKey(record: LedgerRecord, dimension: Dimension): string | null {
  if (dimension === "subject") return subjectOf(record)?.id ?? null;
  const scope = scopeOf(record);
  if (scope) return scopeKey(scope, dimension);
  if (record.kind === "run" && dimension === "market") return record.body.market;
  if (record.kind === "run" && dimension === "snapshot") return record.body.snapshot;
  return null;
}

function scopeKey(scope: Scope, dimension: Exclude<Dimension, "subject">): string {
  switch (dimension) {
    case "market":
      return scope.market;
    case "universe":
      return scope.universe;
    case "period":
      return `${scope.period.start}..${scope.period.end}`;
    case "split":
      return scope.split;
    case "costs":
      return canonicalJson([scope.costs.regime, scope.costs.model, scope.costs.multiplier]);
    case "snapshot":
      return scope.snapshot;
    case "frequency":
      return scope.frequency;
    case "horizon":
      return scope.horizonBars === null ? "none" : String(scope.horizonBars);
  }
}

/** Dimensions in which two records differ; empty means that their values may be compared. */
export function differences(a: LedgerRecord, b: LedgerRecord): readonly Dimension[] {
  return dimensions.filter((dimension) => dimensionKey(a, dimension) !== dimensionKey(b, dimension));
}

/** Equal in everything but the subject. */
export function comparable(a: LedgerRecord, b: LedgerRecord): boolean {
  return differences(a, b).every((dimension) => dimension === "subject");
}

/** Words for one dimension of a record; null where it does not apply. */
export function dimensionText(record: LedgerRecord, dimension: Dimension, index: LedgerIndex): string | null {
  const subject = subjectOf(record);
  if (dimension === "subject") return subject ? subjectLabel(subject, index) : null;
  const scope = scopeOf(record);
  if (!scope) {
    if (record.kind !== "run") return null;
    if (dimension === "market") return marketText(record.body.market, record.body.simulated);
    return dimension === "snapshot" ? record.body.snapshot.slice(0, 12) : null;
  }
  switch (dimension) {
    case "market":
      return marketText(scope.market, scope.simulated);
    case "universe":
      return scope.universe;
    case "period":
      return `${scope.period.start} to ${scope.period.end}`;
    case "split":
      return scope.split === "all" ? "explore and validate" : scope.split;
    case "costs":
      return costsText(scope);
    case "snapshot":
      return scope.snapshot.slice(0, 12);
    case "frequency":
      return scope.frequency;
    case "horizon":
      return scope.horizonBars === null ? "no horizon" : `horizon ${barsText(scope.horizonBars)}`;
  }
}

function marketText(market: string, simulated: boolean): string {
  return simulated ? `${market} (simulated)` : market;
}

function barsText(bars: number): string {
  return bars === 1 ? "1 bar" : `${bars} bars`;
}

function costsText(scope: Scope): string {
  const { regime, model, multiplier } = scope.costs;
  if (regime === "not-applicable") return "costs not applicable";
  if (regime === "gross") return "gross of costs";
  return multiplier === 1 ? `net of ${model}` : `net of ${multiplier} times ${model}`;
}

/** What the sentence around a number already says: keys by dimension. */
export type Said = ReadonlyMap<Dimension, ReadonlySet<string>>;

/** The words printed behind a number for everything that its sentence leaves open; each with its dimension and key. */
export function openContext(
  record: LedgerRecord,
  said: Said,
  index: LedgerIndex,
): readonly { readonly dimension: Dimension; readonly key: string; readonly text: string }[] {
  const scope = scopeOf(record);
  if (!scope) return [];
  const wanted = dimensions.filter((dimension) => wants(record, scope, dimension, index));
  return wanted.flatMap((dimension) => {
    const key = dimensionKey(record, dimension) ?? "";
    if (said.get(dimension)?.has(key)) return [];
    const text = dimension === "costs" ? shortCosts(scope) : (dimensionText(record, dimension, index) ?? "");
    return [{ dimension, key, text }];
  });
}

/** Full models stand where costs are named; behind a number stands whether and how many times they were taken. */
function shortCosts(scope: Scope): string {
  const { regime, multiplier } = scope.costs;
  if (regime !== "net") return "gross of costs";
  return multiplier === 1 ? "net of costs" : `net of ${multiplier} times the costs`;
}

function wants(record: LedgerRecord, scope: Scope, dimension: Dimension, index: LedgerIndex): boolean {
  const run = index.run?.body;
  switch (dimension) {
    case "subject":
      return subjectOf(record)?.kind !== "campaign";
    case "market":
      return run !== undefined && scope.market !== run.market;
    case "universe":
      return index.universes > 1;
    case "period":
      return !isWholePart(scope, run?.split);
    case "split":
      return true;
    case "costs":
      return scope.costs.regime !== "not-applicable";
    case "snapshot":
      return false;
    case "frequency":
      return index.frequencies > 1;
    case "horizon":
      return scope.horizonBars !== null;
  }
}

/** The part's own period; the folds and the campaign as a whole reach from the first to the last unsealed bar. */
function isWholePart(scope: Scope, split: LedgerIndexSplit | undefined): boolean {
  if (!split) return false;
  const part = scope.split === "walk-forward" || scope.split === "all" ? research(split) : split[scope.split];
  return part.start === scope.period.start && part.end === scope.period.end;
}

function research({ explore, validate }: LedgerIndexSplit): { readonly start: string; readonly end: string } {
  return { start: explore.start, end: validate.end };
}

type LedgerIndexSplit = NonNullable<LedgerIndex["run"]>["body"]["split"];
