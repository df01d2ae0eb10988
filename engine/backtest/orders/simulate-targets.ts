// Target positions of several symbols as orders against one shared account, or one account each.
import { buy, isNear, type OrderFill, type OrderRules, type Purse, positionAfter, sell } from "./cash-account.ts";
import type { AccountPath } from "./simulate-signals.ts";

export interface TargetRun {
  readonly columns: number;
  readonly times: number;
  readonly cash: number;
  /** Date-major prices at which orders fill and everything is valued. */
  readonly price: Float64Array;
  /** Date-major targets; NaN makes no order. */
  readonly target: Float64Array;
  /** percent: of the account's value at the bar's prices before fees · shares: a number of shares. */
  readonly kind: "percent" | "shares";
  readonly rules: OrderRules;
}

/** Orders of a bar go from the largest sale to the largest purchase, equal ones by column, so that sales pay for purchases. */
export function simulateTargets(run: TargetRun): AccountPath {
  const { columns, times, rules } = run;
  const purse: Purse = { cash: run.cash };
  const positions = new Float64Array(columns);
  const fills: OrderFill[] = [];
  const path = { cash: new Float64Array(times), value: new Float64Array(times) };
  const priceAt = (t: number, c: number): number => run.price[t * columns + c]!;
  const valueAt = (t: number): number =>
    positions.reduce((sum, held, c) => sum + (held === 0 ? 0 : held * priceAt(t, c)), purse.cash);
  for (let t = 0; t < times; t++) {
    const value = valueAt(t);
    const wanted: { column: number; shares: number; worth: number }[] = [];
    for (let c = 0; c < columns; c++) {
      const target = run.target[t * columns + c]!;
      const price = priceAt(t, c);
      if (Number.isNaN(target) || !(price > 0) || (run.kind === "percent" && value <= 0)) continue;
      const goal = run.kind === "percent" ? (target * value) / price : target;
      const shares = isNear(goal, positions[c]!) ? 0 : goal - positions[c]!;
      const worth = (run.kind === "percent" ? target * value : target * price) - positions[c]! * price;
      if (shares !== 0) wanted.push({ column: c, shares, worth });
    }
    for (const { column, shares } of wanted.sort((a, b) => a.worth - b.worth || a.column - b.column)) {
      const request = { shares: Math.abs(shares), price: priceAt(t, column), row: t, column };
      const fill = shares > 0 ? buy(purse, request, rules) : sell(purse, request, rules);
      if (fill === null) continue;
      positions[column] = positionAfter(positions[column]!, fill);
      fills.push(fill);
    }
    path.cash[t] = purse.cash;
    path.value[t] = valueAt(t);
  }
  return { fills, ...path };
}
