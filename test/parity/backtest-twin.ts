// The slow, plain backtest: a ledger of cash and shares, one order after the other, everything valued from scratch.
import type { Panel } from "#engine/panel";
import type { StrategySpec } from "#engine/strategies";
import { at, dollarVolume, type TwinTargets, volatility } from "./target-twin.ts";

export interface TwinOptions {
  readonly targets: TwinTargets;
  readonly from: number;
  readonly to: number;
  readonly costMultiplier: number;
  readonly capital: number;
}

interface WaitingOrder {
  shares: number;
  readonly placed: number;
}

export interface TwinResult {
  readonly equity: readonly number[];
  readonly cost: readonly number[];
  readonly traded: readonly number[];
  readonly gross: readonly number[];
  readonly shares: readonly number[];
}

export function twinRun(spec: StrategySpec, panel: Panel, options: TwinOptions): TwinResult {
  const { targets, from, to, costMultiplier, capital } = options;
  const all = panel.symbols.map((_, s) => s);
  const shares = all.map(() => 0);
  const orders = new Map<number, WaitingOrder>();
  /** Forced closings are charged on what was known when the symbol was last ordered. */
  const lastPlaced = new Map<number, number>();
  let cash = capital;
  let paid = 0;
  let traded = 0;

  /** Last price of a symbol up to and including this bar, at its open or at its close. */
  const lastPrice = (s: number, t: number, moment: "open" | "close"): number => {
    const close = moment === "close" ? at(panel, "close", [s, t]) : Number.NaN;
    if (!Number.isNaN(close)) return close;
    const open = at(panel, "open", [s, t]);
    if (!Number.isNaN(open)) return open;
    return t === 0 ? Number.NaN : lastPrice(s, t - 1, "close");
  };
  const worth = (t: number, moment: "open" | "close"): number =>
    all.reduce((sum, s) => sum + (shares[s] === 0 ? 0 : (shares[s] ?? 0) * lastPrice(s, t, moment)), cash);

  const trade = (
    s: number,
    amount: number,
    { price, placed }: { readonly price: number; readonly placed: number },
  ): void => {
    const value = Math.abs(amount) * price;
    const { commissionBps, commissionMinimum, halfSpreadBps, slippageBps, impact } = spec.costs;
    let fee = Math.max(commissionMinimum, value * commissionBps * 1e-4);
    fee += value * (halfSpreadBps + slippageBps) * 1e-4;
    if (impact.coefficient > 0) {
      const market = dollarVolume(panel, s, placed, impact.bars);
      const deviation = volatility(panel, s, placed, impact.bars);
      const share = market > 0 ? value / market : 1;
      fee += value * impact.coefficient * (Number.isNaN(deviation) ? 0.1 : deviation) * Math.sqrt(share);
    }
    fee *= costMultiplier;
    cash -= amount * price + fee;
    shares[s] = (shares[s] ?? 0) + amount;
    if (Math.abs(shares[s] ?? 0) < 1e-12) shares[s] = 0;
    paid += fee;
    traded += value;
  };
  const isHalted = (s: number, t: number): boolean =>
    at(panel, "volume", [s, t]) === 0 &&
    Array.from({ length: t }, (_, k) => at(panel, "volume", [s, k])).some((v) => v > 0);
  const tryFills = (t: number, field: "open" | "close"): void => {
    for (const [s, order] of orders) {
      const price = at(panel, field, [s, t]);
      if (Number.isNaN(price) || isHalted(s, t)) continue;
      trade(s, order.shares, { price, placed: order.placed });
      orders.delete(s);
    }
  };
  const decide = (t: number, equity: number): void => {
    orders.clear();
    const wanted = targets.weights[t] ?? [];
    let total = 0;
    for (const s of all) {
      const price = at(panel, "close", [s, t]);
      const weight = wanted[s] ?? 0;
      if (Number.isNaN(price) && weight !== 0) continue;
      const amount = weight === 0 ? -(shares[s] ?? 0) : (weight * equity) / price - (shares[s] ?? 0);
      const value = Math.abs(amount) * lastPrice(s, t, "close");
      if (amount === 0 || (weight !== 0 && value <= 1e-9 * equity)) continue;
      orders.set(s, { shares: amount, placed: t });
      lastPlaced.set(s, t);
      total += value;
    }
    const most = (spec.caps.maxTurnover ?? 1e9) * equity;
    if (total > most) for (const order of orders.values()) order.shares *= most / total;
  };
  const isSilent = (s: number, t: number, first: number): boolean => {
    for (let k = t; k > t - 20; k--) {
      if (k < first || !Number.isNaN(at(panel, "open", [s, k])) || !Number.isNaN(at(panel, "close", [s, k])))
        return false;
    }
    return true;
  };

  const result = { equity: [] as number[], cost: [] as number[], traded: [] as number[], gross: [] as number[] };
  if (from > 0 && spec.fill !== "close" && targets.decided[from - 1]) decide(from - 1, capital);
  for (let t = from; t < to; t++) {
    const before = result.equity.at(-1) ?? capital;
    paid = 0;
    traded = 0;
    const borrowed = all.reduce(
      (sum, s) => sum + Math.max(0, -(shares[s] ?? 0)) * (shares[s] ? lastPrice(s, t - 1, "close") : 0),
      0,
    );
    const fee = (costMultiplier * borrowed * spec.costs.borrowBpsPerYear * 1e-4) / 252;
    cash -= fee;
    paid += fee;
    for (const s of all) {
      if (!isSilent(s, t, from)) continue;
      orders.delete(s);
      if (shares[s] !== 0)
        trade(s, -(shares[s] ?? 0), { price: lastPrice(s, t, "close"), placed: lastPlaced.get(s) ?? 0 });
    }
    tryFills(t, spec.fill === "next-open" ? "open" : "close");
    if (targets.decided[t]) {
      decide(t, worth(t, "close"));
      if (spec.fill === "close") tryFills(t, "close");
    }
    result.equity.push(worth(t, "close"));
    result.cost.push(paid / before);
    result.traded.push(traded / before);
    result.gross.push((worth(t, "close") - before + paid) / before);
  }
  return { ...result, shares };
}
