// Scopes, subjects and methods of metrics: how a number says what it is about and how to get it again.
import { hashOf } from "#engine/core";
import type { CostRegime, MetricBody, Scope, SeriesBody, SplitLabel, Subject, Unit } from "#engine/evidence";
import type { PanelPart, PartRole, ToolContext } from "./context.ts";

const gross: CostRegime = { regime: "gross", model: "", multiplier: 1 };
const none: CostRegime = { regime: "not-applicable", model: "", multiplier: 1 };
export const costRegimes = { gross, none } as const;

const labels: Readonly<Record<PartRole, SplitLabel>> = {
  explore: "explore",
  validate: "validate",
  research: "all",
  holdout: "holdout",
};

/** ISO day for daily and weekly bars, ISO instant otherwise. */
export function isoTime(time: number, frequency: string): string {
  const iso = new Date(time).toISOString();
  return frequency === "1d" || frequency === "1w" ? iso.slice(0, 10) : iso;
}

export function scopeOf(
  context: ToolContext,
  part: PanelPart,
  more: { readonly horizonBars?: number; readonly costs?: CostRegime } = {},
): Scope {
  const { market, snapshot } = context;
  const { panel, from, to } = part;
  return {
    snapshot: snapshot.hash,
    market: market.name,
    simulated: market.simulated,
    universe: `all ${snapshot.symbols} symbols`,
    period: {
      start: isoTime(panel.times[from] ?? Number.NaN, market.frequency),
      end: isoTime(panel.times[to - 1] ?? Number.NaN, market.frequency),
    },
    split: labels[part.role],
    frequency: market.frequency,
    horizonBars: more.horizonBars ?? null,
    costs: more.costs ?? none,
  };
}

/** Scope of a number about the run itself: the whole unsealed time of the market. */
export function campaignScope(context: ToolContext): Scope {
  const { market, snapshot, split } = context;
  return {
    snapshot: snapshot.hash,
    market: market.name,
    simulated: market.simulated,
    universe: `all ${snapshot.symbols} symbols`,
    period: {
      start: isoTime(split.explore.start, market.frequency),
      end: isoTime(split.validate.end, market.frequency),
    },
    split: "all",
    frequency: market.frequency,
    horizonBars: null,
    costs: none,
  };
}

export function factorSubject(expression: string): Subject {
  return { kind: "factor", id: hashOf({ factor: expression }), label: expression };
}

export function campaignSubject(context: ToolContext): Subject {
  return {
    kind: "campaign",
    id: hashOf({ market: context.market.name, snapshot: context.snapshot.hash, seed: context.seed }),
    label: "this campaign",
  };
}

/** What every metric of one tool call shares. */
export interface CallFrame {
  readonly subject: Subject;
  readonly scope: Scope;
  readonly tool: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly through?: number;
}

/** A value as the engine's lists give it. */
export interface NamedValue {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  readonly direction: -1 | 0 | 1;
  readonly value: number | null;
  readonly n?: number | null;
  readonly interval?: MetricBody["interval"];
}

export function metricOf(frame: CallFrame, value: NamedValue): MetricBody {
  const number = value.value !== null && Number.isFinite(value.value) ? value.value : null;
  return {
    name: value.name,
    label: value.label,
    value: number,
    unit: value.unit,
    direction: value.direction,
    subject: frame.subject,
    scope: frame.scope,
    method: { tool: frame.tool, version: frame.version, parameters: frame.parameters, through: frame.through ?? null },
    n: value.n ?? null,
    interval: value.interval ?? null,
  };
}

export interface NamedSeries {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  readonly xLabel: string;
  readonly x: readonly (string | number)[];
  readonly y: readonly (number | null)[];
}

export function seriesOf(frame: CallFrame, series: NamedSeries): SeriesBody {
  return {
    name: series.name,
    label: series.label,
    unit: series.unit,
    xLabel: series.xLabel,
    x: series.x,
    y: series.y.map((y) => (y !== null && Number.isFinite(y) ? y : null)),
    subject: frame.subject,
    scope: frame.scope,
    method: { tool: frame.tool, version: frame.version, parameters: frame.parameters, through: frame.through ?? null },
  };
}
