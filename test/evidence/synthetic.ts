// Synthetic ledgers of finished runs: every record kind, from a seed, with known content.
import { hashOf, type RecordId, seededRandom } from "#engine/core";
import {
  Ledger,
  type MetricBody,
  memoryRows,
  type Scope,
  type Subject,
  type Unit,
  type Verdict,
} from "#engine/evidence";

export interface RunShape {
  readonly seed: number;
  readonly factors?: number;
  readonly strategies?: number;
  readonly simulated?: boolean;
  readonly opened?: boolean;
  readonly warnings?: number;
  readonly verdict?: Verdict;
  /** Leaves some metrics undefined. */
  readonly gaps?: boolean;
}

export const snapshot = hashOf("snapshot");
const split = {
  explore: { start: "2013-02-08", end: "2015-12-31" },
  validate: { start: "2016-02-01", end: "2017-03-31" },
  holdout: { start: "2017-05-01", end: "2018-02-07" },
  embargoBars: 21,
};

/** A scope of the synthetic run; parts may be replaced. */
export function scopeOf(part: "explore" | "validate" | "holdout", change: Partial<Scope> = {}): Scope {
  return {
    snapshot,
    market: "us",
    simulated: false,
    universe: "all instruments",
    period: split[part],
    split: part,
    frequency: "1d",
    horizonBars: null,
    costs: { regime: "net", model: "commission 1 bp, half-spread 2 bp", multiplier: 1 },
    ...change,
  };
}

const noCosts = { regime: "not-applicable", model: "", multiplier: 1 } as const;

export interface MetricSeed {
  readonly name: string;
  readonly label: string;
  readonly unit: Unit;
  readonly direction: -1 | 0 | 1;
  readonly value: number | null;
}

export function metricOf(
  seed: MetricSeed,
  subject: Subject,
  scope: Scope,
  change: Partial<MetricBody> = {},
): MetricBody {
  return {
    ...seed,
    subject,
    scope,
    method: { tool: "synthetic", version: "1", parameters: { name: seed.name }, through: null },
    n: 250,
    interval: null,
    ...change,
  };
}

/** A whole run: plan, ideas, trials, factor and strategy metrics, gates, verdicts, seal. */
export function syntheticRun(shape: RunShape): Ledger {
  const ledger = new Ledger(memoryRows());
  const random = seededRandom(`synthetic:${shape.seed}`);
  const simulated = shape.simulated ?? false;
  ledger.append("run", {
    goal: "short-term reversal",
    market: "us",
    simulated,
    snapshot,
    seed: shape.seed,
    model: "offline",
    version: "0.1.0",
    split,
  });
  const idea = ledger.append("idea", {
    mechanism: "liquidity provision",
    hypothesis: "Prices that moved by pressure move back.",
    sign: -1,
    horizonBars: 5,
    inputs: ["close"],
    author: "offline",
  });
  for (let i = 0; i < (shape.warnings ?? 1); i++) {
    ledger.append("warning", {
      code: `stale-${"abc"[i % 3]}${i}`,
      says: "prices that did not move",
      count: 3 + i,
      examples: ["AAA"],
    });
  }
  for (let i = 0; i < (shape.factors ?? 6); i++) addFactor(ledger, shape, i, idea.id, random.fork(`factor${i}`).normal);
  for (let i = 0; i < (shape.strategies ?? 2); i++) addStrategy(ledger, shape, i, random.fork(`strategy${i}`).normal);
  addAdjusted(ledger);
  for (const subject of judged(ledger)) {
    const metrics = ledger.ofKind("metric").filter(({ body }) => body.subject.id === subject.id);
    const verdict = shape.verdict ?? "not proven";
    ledger.append("verdict", {
      subject,
      verdict,
      reasons: ["the bounds that were set"],
      metrics: metrics.slice(0, 2).map(({ id }) => id),
    });
  }
  ledger.append("seal", { records: ledger.all().length, trials: ledger.ofKind("trial").length });
  return ledger;
}

function judged(ledger: Ledger): readonly Subject[] {
  const trials = ledger.ofKind("trial").filter(({ body }) => body.subject.kind === "strategy");
  return trials.map(({ body }) => body.subject);
}

function addFactor(ledger: Ledger, shape: RunShape, i: number, idea: RecordId, normal: () => number): void {
  const definition = `rank(-delta(close, ${i + 2}))`;
  const subject: Subject = { kind: "factor", id: hashOf(definition), label: definition };
  const simulated = shape.simulated ?? false;
  const scope = scopeOf("explore", { costs: noCosts, horizonBars: 5, simulated });
  const value = shape.gaps && i === 0 ? null : 0.02 * normal();
  const mean = ledger.append(
    "metric",
    metricOf(
      { name: "rank_ic.mean", label: "Mean rank IC", unit: "correlation", direction: 1, value },
      subject,
      scope,
      {
        interval: value === null ? null : { low: value - 0.01, high: value + 0.01, level: 0.95 },
      },
    ),
  );
  ledger.append(
    "metric",
    metricOf(
      {
        name: "rank_ic.t",
        label: "t-statistic of the rank IC",
        unit: "t-statistic",
        direction: 1,
        value: value === null ? null : value * 150,
      },
      subject,
      scope,
    ),
  );
  ledger.append(
    "metric",
    metricOf(
      {
        name: "turnover.top_quantile",
        label: "Turnover of the top quantile",
        unit: "fraction",
        direction: -1,
        value: Math.abs(0.3 + 0.1 * normal()),
      },
      subject,
      scope,
    ),
  );
  const passed = i % 3 === 0;
  ledger.append("gate", {
    subject,
    gate: "sample IC",
    says: "absolute mean rank IC at or above the bound",
    passed,
    metric: mean.id,
    threshold: 0.01,
  });
  ledger.append("trial", {
    subject,
    definition,
    idea,
    author: "offline",
    origin: { template: "reversal", parameters: { window: i + 2 } },
    outcome: passed ? "passed" : "died",
    stage: passed ? "finished" : "sample IC",
    reason: passed ? "" : "below the bound",
    metric: mean.id,
    duplicateOf: null,
    sharpePerBar: null,
    pValue: value === null ? null : Math.min(1, Math.abs(0.02 / (Math.abs(value) + 0.02))),
  });
}

function addStrategy(ledger: Ledger, shape: RunShape, i: number, normal: () => number): void {
  const label = `Strategy ${"ABCDEFGHIJ"[i % 10]}`;
  const subject: Subject = { kind: "strategy", id: hashOf(`${label}:${shape.seed}`), label };
  const simulated = shape.simulated ?? false;
  const model = "commission 1 bp, half-spread 2 bp";
  const parts =
    shape.opened && i === 0 ? (["explore", "validate", "holdout"] as const) : (["explore", "validate"] as const);
  if (shape.opened && i === 0) ledger.append("opening", { subject, from: split.holdout.start, earlier: 1 });
  for (const part of parts) {
    const scope = scopeOf(part, { simulated });
    const sharpe = 0.5 + normal();
    const put = (seed: MetricSeed, change: Partial<Scope> = {}) =>
      ledger.append("metric", metricOf(seed, subject, { ...scope, ...change }));
    for (const multiplier of [0.5, 1, 1.5]) {
      put(
        { name: "sharpe", label: "Sharpe ratio", unit: "ratio", direction: 1, value: sharpe - 0.3 * multiplier },
        { costs: { regime: "net", model, multiplier } },
      );
    }
    put({ name: "return.annual", label: "Annual return", unit: "fraction", direction: 1, value: 0.1 * sharpe });
    put({
      name: "max_drawdown",
      label: "Maximum drawdown",
      unit: "fraction",
      direction: 1,
      value: -Math.abs(0.2 + 0.1 * normal()),
    });
    put({
      name: "worst_year.return",
      label: "Return of the worst year",
      unit: "fraction",
      direction: 1,
      value: -Math.abs(0.1 * normal()),
    });
    put({ name: "worst_year.year", label: "Worst year", unit: "year", direction: 0, value: 2014 + i });
    put({
      name: "subperiods.positive_share",
      label: "Share of positive sub-periods",
      unit: "fraction",
      direction: 1,
      value: 0.75,
    });
    put({
      name: "neighbourhood.positive_share",
      label: "Share of positive neighbours",
      unit: "fraction",
      direction: 1,
      value: shape.gaps ? null : 0.8,
    });
    const dates = Array.from({ length: 12 }, (_, month) => `2016-${String(month + 1).padStart(2, "0")}-28`);
    ledger.append("series", {
      name: "equity",
      label: "Equity",
      unit: "ratio",
      xLabel: "date",
      x: dates,
      y: dates.map((_, month) => 1 + 0.01 * month * sharpe),
      subject,
      scope,
      method: { tool: "synthetic", version: "1", parameters: { name: "equity" }, through: null },
    });
  }
  const walk = scopeOf("validate", {
    split: "walk-forward",
    simulated,
    period: { start: split.explore.start, end: split.validate.end },
  });
  ledger.append(
    "metric",
    metricOf(
      {
        name: "walk_forward.positive_share",
        label: "Share of positive walk-forward folds",
        unit: "fraction",
        direction: 1,
        value: 0.8,
      },
      subject,
      walk,
    ),
  );
  ledger.append(
    "metric",
    metricOf(
      {
        name: "walk_forward.worst",
        label: "Sharpe ratio of the worst fold",
        unit: "ratio",
        direction: 1,
        value: normal() - 1,
      },
      subject,
      walk,
    ),
  );
  const gate = ledger.append("gate", {
    subject,
    gate: "deflated Sharpe",
    says: "deflated Sharpe ratio at or above the bound",
    passed: i === 0 && shape.verdict === "supported",
    metric: null,
    threshold: 0.95,
  });
  ledger.append("trial", {
    subject,
    definition: { factors: [label] },
    idea: null,
    author: "offline",
    origin: null,
    outcome: gate.body.passed ? "passed" : "failed",
    stage: gate.body.passed ? "finished" : "deflated Sharpe",
    reason: gate.body.passed ? "" : "below the bound",
    metric: null,
    duplicateOf: null,
    sharpePerBar: 0.05 * normal(),
    pValue: null,
  });
}

/** Family-wide figures, computed after the last trial. */
function addAdjusted(ledger: Ledger): void {
  const through = ledger.all().length;
  for (const record of ledger.ofKind("metric").filter(({ body }) => body.name === "rank_ic.mean")) {
    const { subject, scope, value } = record.body;
    ledger.append(
      "metric",
      metricOf(
        {
          name: "rank_ic.p_adjusted",
          label: "Adjusted p-value of the rank IC",
          unit: "probability",
          direction: -1,
          value: value === null ? null : Math.abs(value) > 0.02 ? 0.01 : 0.4,
        },
        subject,
        scope,
        {
          method: { tool: "synthetic", version: "1", parameters: {}, through },
        },
      ),
    );
  }
  for (const subject of judged(ledger)) {
    const scope = ledger
      .ofKind("metric")
      .find(({ body }) => body.subject.id === subject.id && body.scope.split === "validate")?.body.scope;
    if (!scope) continue;
    ledger.append(
      "metric",
      metricOf(
        { name: "deflated_sharpe", label: "Deflated Sharpe ratio", unit: "probability", direction: 1, value: 0.42 },
        subject,
        { ...scope, costs: { ...scope.costs, multiplier: 1 } },
        {
          method: { tool: "synthetic", version: "1", parameters: {}, through },
        },
      ),
    );
  }
}
