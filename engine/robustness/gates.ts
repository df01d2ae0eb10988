// The gates of a verdict and their bars, in one place. Words hold no digit, so that a report may quote them.

export interface GateRule {
  readonly name: string;
  readonly says: string;
  /** The measured value that is judged. */
  readonly metric: string;
  readonly compare: ">=" | "<=";
  readonly bar: number;
  /** A verdict of supported needs it; the others inform. */
  readonly required: boolean;
}

export interface GateOutcome {
  readonly gate: string;
  readonly says: string;
  readonly passed: boolean;
  /** null: undefined on this data, which never passes. */
  readonly value: number | null;
  readonly bar: number;
}

/** Values are measured before the holdout, net of costs; p-values and deflation count every trial of the run and of earlier ones. */
export const gateRules = [
  {
    name: "costs",
    says: "it earns on the validation part with costs half as high again",
    metric: "net Sharpe ratio at one and a half times the modelled costs",
    compare: ">=",
    bar: 0,
    required: true,
  },
  {
    name: "deflated-sharpe",
    says: "the Sharpe ratio exceeds what the best of all trials would show by luck",
    metric: "deflated Sharpe probability over all trials",
    compare: ">=",
    bar: 0.95,
    required: true,
  },
  {
    name: "multiple-testing",
    says: "the rank correlation is significant after correction for all trials",
    metric: "p-value after Benjamini–Hochberg over all trials",
    compare: "<=",
    bar: 0.05,
    required: true,
  },
  {
    name: "neighbourhood",
    says: "neighbouring parameters earn as well",
    metric: "share of neighbours that keep their profit",
    compare: ">=",
    bar: 0.7,
    required: true,
  },
  {
    name: "overfitting",
    says: "the best in one half of the sample is mostly above the middle in the other",
    metric: "probability of backtest overfitting",
    compare: "<=",
    bar: 0.5,
    required: false,
  },
  {
    name: "sub-periods",
    says: "enough periods are profitable",
    metric: "share of periods with a positive mean net return",
    compare: ">=",
    bar: 0.6,
    required: true,
  },
  {
    name: "validation",
    says: "it earns after costs on the part that it was not chosen on",
    metric: "net Sharpe ratio on validate",
    compare: ">=",
    bar: 0,
    required: true,
  },
  {
    name: "walk-forward",
    says: "enough walk-forward folds are profitable",
    metric: "share of folds with a positive net Sharpe ratio",
    compare: ">=",
    bar: 0.6,
    required: true,
  },
] as const satisfies readonly GateRule[];

export type GateName = (typeof gateRules)[number]["name"];

export function judgeGate(name: GateName, value: number | null): GateOutcome {
  const rule: GateRule = gateRules.find((candidate) => candidate.name === name) ?? gateRules[0];
  const { bar, says, compare } = rule;
  const passed = value !== null && Number.isFinite(value) && (compare === ">=" ? value >= bar : value <= bar);
  return { gate: rule.name, says, passed, value: value !== null && Number.isFinite(value) ? value : null, bar };
}
