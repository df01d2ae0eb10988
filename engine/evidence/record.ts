// Ledger records: what was proposed, tried, measured, decided. A record's id is a hash of its kind and body alone.
import { hashOf, type RecordId } from "#engine/core";

export const units = [
  "fraction",
  "ratio",
  "correlation",
  "t-statistic",
  "probability",
  "count",
  "bars",
  "years",
  "bps",
  "currency",
  "year",
] as const;
/** fraction prints as percent · ratio, correlation, t-statistic, probability as plain numbers · year is a calendar year. */
export type Unit = (typeof units)[number];

export const splitLabels = ["explore", "validate", "holdout", "walk-forward", "all"] as const;
export type SplitLabel = (typeof splitLabels)[number];

/** What a number is about. `id` is a hash where one exists; `label` is what a reader sees. */
export interface Subject {
  readonly kind: "factor" | "strategy" | "campaign" | "market";
  readonly id: string;
  readonly label: string;
}

/** gross: no cost at all · net: the named model, times the multiplier. */
export interface CostRegime {
  readonly regime: "not-applicable" | "gross" | "net";
  /** Readable model, for example "commission 1 bp, half-spread 2 bp"; empty unless net. */
  readonly model: string;
  readonly multiplier: number;
}

/** Where a number was measured. Dates are ISO days (or ISO instants for intraday bars), both inclusive. */
export interface Scope {
  readonly snapshot: string;
  readonly market: string;
  readonly simulated: boolean;
  readonly universe: string;
  readonly period: { readonly start: string; readonly end: string };
  readonly split: SplitLabel;
  readonly frequency: string;
  /** Bars from signal to exit, where a forward return is involved. */
  readonly horizonBars: number | null;
  readonly costs: CostRegime;
}

/** How to get the number again: the tool, its version, its parsed arguments. */
export interface Method {
  readonly tool: string;
  readonly version: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** For statistics over trials: the ledger prefix that was read (records 0 .. through − 1). */
  readonly through: number | null;
}

export interface MetricBody {
  readonly name: string;
  /** What a reader sees, for example "Sharpe ratio". */
  readonly label: string;
  /** null: the number is undefined here (no variance, no observation), which is a finding and not an error. */
  readonly value: number | null;
  readonly unit: Unit;
  /** +1: more is better · −1: less is better · 0: neither. */
  readonly direction: -1 | 0 | 1;
  readonly subject: Subject;
  readonly scope: Scope;
  readonly method: Method;
  /** Observations behind the value. */
  readonly n: number | null;
  /** Confidence interval at `level`, where the tool computes one. */
  readonly interval: { readonly low: number; readonly high: number; readonly level: number } | null;
}

/** A measured curve or bar chart: equal lengths, null is a gap. */
export interface SeriesBody {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  readonly xLabel: string;
  readonly x: readonly (string | number)[];
  readonly y: readonly (number | null)[];
  readonly subject: Subject;
  readonly scope: Scope;
  readonly method: Method;
}

export interface RunBody {
  readonly goal: string;
  readonly market: string;
  readonly simulated: boolean;
  readonly snapshot: string;
  readonly seed: number;
  /** "offline" or "openai:NAME"; never a key, never an address. */
  readonly model: string;
  readonly version: string;
  /** The prompts a model was given: name, version and SHA-256 of the text; empty for the offline researcher. */
  readonly prompts?: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];
  readonly split: {
    readonly explore: { readonly start: string; readonly end: string };
    readonly validate: { readonly start: string; readonly end: string };
    readonly holdout: { readonly start: string; readonly end: string };
    readonly embargoBars: number;
  };
}

export interface IdeaBody {
  readonly mechanism: string;
  readonly hypothesis: string;
  /** Expected sign of the rank correlation with the return that follows. */
  readonly sign: -1 | 1;
  readonly horizonBars: number;
  readonly inputs: readonly string[];
  readonly author: string;
}

/** One scored attempt. Every evaluated candidate makes exactly one, whatever became of it. */
export interface TrialBody {
  readonly subject: Subject;
  /** Canonical expression or the strategy document. */
  readonly definition: unknown;
  readonly idea: RecordId | null;
  readonly author: string;
  readonly origin: { readonly template: string; readonly parameters: Readonly<Record<string, unknown>> } | null;
  readonly outcome: "died" | "passed" | "failed" | "duplicate" | "pruned";
  /** Stage at which it ended; "finished" when it passed all. */
  readonly stage: string;
  readonly reason: string;
  /** Metric that decided, and its score in the search, where there was one. */
  readonly metric: RecordId | null;
  readonly duplicateOf: RecordId | null;
  /** Per-bar Sharpe on the explore part, where the search selects; for deflation. null when none was computed. */
  readonly sharpePerBar: number | null;
  /** Unadjusted p-value of the primary test, for multiple-testing control. */
  readonly pValue: number | null;
}

/** A rule that was asked, and its answer. */
export interface GateBody {
  readonly subject: Subject;
  readonly gate: string;
  readonly says: string;
  readonly passed: boolean;
  readonly metric: RecordId | null;
  readonly threshold: number | null;
}

export interface WarningBody {
  readonly code: string;
  readonly says: string;
  readonly count: number;
  readonly examples: readonly string[];
}

export interface OpeningBody {
  readonly subject: Subject;
  readonly from: string;
  /** How many openings of this market's holdout were on record before, this run's and earlier ones. */
  readonly earlier: number;
}

export const verdicts = ["refuted", "not proven", "supported", "supported out of sample"] as const;
export type Verdict = (typeof verdicts)[number];

export interface VerdictBody {
  readonly subject: Subject;
  readonly verdict: Verdict;
  readonly reasons: readonly string[];
  readonly metrics: readonly RecordId[];
}

/** Closes measuring: only metrics before it may be cited. */
export interface SealBody {
  readonly records: number;
  readonly trials: number;
}

export interface ReportBody {
  readonly report: string;
  readonly accepted: number;
  readonly refused: readonly { readonly place: string; readonly rule: string }[];
  readonly kind: "written" | "template";
}

export interface RecordBodies {
  run: RunBody;
  plan: Readonly<Record<string, unknown>>;
  idea: IdeaBody;
  trial: TrialBody;
  metric: MetricBody;
  series: SeriesBody;
  gate: GateBody;
  warning: WarningBody;
  opening: OpeningBody;
  verdict: VerdictBody;
  seal: SealBody;
  report: ReportBody;
}
export type RecordKind = keyof RecordBodies;

/** One link of a run's chain: hash = SHA-256 over prev, seq, kind and body. No clock, no run name: a replay gives the same chain. */
export type LedgerRecord = {
  [K in RecordKind]: {
    readonly seq: number;
    readonly id: RecordId;
    readonly kind: K;
    readonly body: RecordBodies[K];
    readonly prev: string;
    readonly hash: string;
  };
}[RecordKind];

export type RecordOf<K extends RecordKind> = Extract<LedgerRecord, { kind: K }>;

/** The id says what was recorded, not when or by which run. */
export function recordId<K extends RecordKind>(kind: K, body: RecordBodies[K]): RecordId {
  return hashOf({ kind, body }) as RecordId;
}
