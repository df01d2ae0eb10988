// Budgets of tokens, money, time and calls: asked before every call, so that they hold to within one call.
import { QraftError } from "#engine/core";
import type { LimitName, Usage } from "./reply.ts";

export interface BudgetLimits {
  readonly tokens?: number | undefined;
  readonly money?: number | undefined;
  readonly timeMs?: number | undefined;
  readonly calls?: number | undefined;
}

/** Money per million tokens, in whatever currency the money limit is in. */
export interface Prices {
  readonly inputPerMillion: number;
  readonly outputPerMillion: number;
}

export interface Spent {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly tokens: number;
  readonly money: number;
  readonly timeMs: number;
}

export interface Budget {
  /** The first limit that is reached, here or in the budget around this one; null while there is room. */
  readonly reached: () => LimitName | null;
  readonly spent: () => Spent;
  readonly charge: (calls: number, usage: Usage | null) => void;
  /** One at a time: two calls that are asked for together must not both pass the same check. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

export interface BudgetOptions {
  readonly limits: BudgetLimits;
  readonly prices?: Prices | undefined;
  /** Milliseconds, any origin. A replay passes a clock that stands still. */
  readonly now: () => number;
  /** What an earlier process of this run spent. */
  readonly before?: Partial<Spent> | undefined;
  /** A wider budget that this one counts against as well, for example the run's around an agent's. */
  readonly within?: Budget | undefined;
}

export function openBudget(options: BudgetOptions): Budget {
  const { limits, prices, now, before = {}, within } = options;
  checkLimits(limits, prices);
  const opened = now();
  let calls = before.calls ?? 0;
  let inputTokens = before.inputTokens ?? 0;
  let outputTokens = before.outputTokens ?? 0;
  let turn: Promise<unknown> = Promise.resolve();
  const priced = (input: number, output: number): number =>
    prices === undefined ? 0 : (input * prices.inputPerMillion + output * prices.outputPerMillion) / 1e6;
  // Prices may have changed since: what an earlier process paid stays paid.
  const paid = (before.money ?? priced(inputTokens, outputTokens)) - priced(inputTokens, outputTokens);
  const spent = (): Spent => ({
    calls,
    inputTokens,
    outputTokens,
    tokens: inputTokens + outputTokens,
    money: paid + priced(inputTokens, outputTokens),
    timeMs: (before.timeMs ?? 0) + (now() - opened),
  });
  return {
    spent,
    reached: () => reachedLimit(limits, spent()) ?? within?.reached() ?? null,
    charge: (more, usage) => {
      calls += more;
      inputTokens += usage?.inputTokens ?? 0;
      outputTokens += usage?.outputTokens ?? 0;
      within?.charge(more, usage);
    },
    inTurn: (work) => {
      if (within !== undefined) return within.inTurn(work);
      const result = turn.then(work, work);
      turn = result.catch(() => undefined);
      return result;
    },
  };
}

function reachedLimit(limits: BudgetLimits, spent: Spent): LimitName | null {
  if (spent.calls >= (limits.calls ?? Number.POSITIVE_INFINITY)) return "calls";
  if (spent.tokens >= (limits.tokens ?? Number.POSITIVE_INFINITY)) return "tokens";
  if (spent.money >= (limits.money ?? Number.POSITIVE_INFINITY)) return "money";
  if (spent.timeMs >= (limits.timeMs ?? Number.POSITIVE_INFINITY)) return "time";
  return null;
}

function checkLimits(limits: BudgetLimits, prices: Prices | undefined): void {
  for (const [name, limit] of Object.entries({ ...limits, ...prices })) {
    if (limit === undefined || (limit >= 0 && !Number.isNaN(limit))) continue;
    throw new QraftError("bad-budget", `The budget "${name}" is ${limit}.`, "Give a number that is not negative.");
  }
  if (limits.money !== undefined && Number.isFinite(limits.money) && prices === undefined) {
    throw new QraftError(
      "budget-without-prices",
      `The money budget is ${limits.money}, but the model's prices are not known.`,
      "Give the prices per million input and output tokens, or limit tokens instead.",
    );
  }
}
