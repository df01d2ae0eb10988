// The bars of the funnel, in one place. Raising or lowering one changes what survives; each is recorded with every answer.

export const policy = {
  /** Sample of dates for the first look, and its least signed t. */
  sampleDates: 240,
  sampleT: 0.5,
  /** Largest mean rank correlation with a factor of the pool. */
  novelty: 0.95,
  /** Least signed Newey–West t of the rank IC on the explore part, and least coverage. */
  screenT: 2,
  coverage: 0.5,
  /** Least hit rate on the validate part, and least share of calendar years of the explore part with the declared sign. */
  hitRate: 0.5,
  periodShare: 0.6,
  /** Strategies: least net Sharpe on explore to go on to the judge. */
  backtestSharpe: 0,
  /** Costs in the stress, as a multiple. */
  costStress: 1.5,
  /** Share of the trials that is kept for strategies, and the most that they take. */
  strategyShare: 0.25,
  mostStrategies: 16,
} as const;

/** How many of a campaign's trials may go to factors: the rest is kept, so that survivors can become strategies. */
export function factorTrials(trials: number): number {
  return trials - Math.min(policy.mostStrategies, Math.floor(trials * policy.strategyShare));
}
