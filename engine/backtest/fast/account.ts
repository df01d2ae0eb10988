// The account of one run: cash, shares, last known prices, waiting orders, and what each bar cost and earned.
import type { StrategyCosts } from "#engine/strategies";
import type { Trade } from "../cost-model.ts";
import { type CostName, costModels } from "../costs/index.ts";
import type { Fill } from "../result.ts";

const tradeModels = costModels.filter((model) => model.kind === "trade");
const holdingModels = costModels.filter((model) => model.kind === "holding");

export interface AccountRules {
  readonly symbols: number;
  readonly capital: number;
  readonly costs: StrategyCosts;
  readonly costMultiplier: number;
  readonly barsPerYear: number;
  readonly onFill: ((fill: Fill) => void) | undefined;
}

/** State that lives through a run. Cash and shares are always consistent: equity = cash + Σ shares · mark. */
export class Account {
  readonly shares: Float64Array;
  /** Last known price of each symbol that is held or ordered. */
  readonly mark: Float64Array;
  /** Shares still to buy or sell; 0 for none. */
  readonly order: Float64Array;
  /** Deviation and dollar volume known when the order was made. */
  readonly orderVolatility: Float64Array;
  readonly orderVolume: Float64Array;
  /** Bars in a row without any price, of symbols held or ordered. */
  readonly silent: Int32Array;
  cash: number;
  /** This bar's costs by name and value traded, in currency. */
  readonly charged: Record<CostName, number> = { borrow: 0, commission: 0, impact: 0, slippage: 0, spread: 0 };
  traded = 0;
  readonly counts = { filled: 0, waited: 0, replaced: 0, rejected: 0, delisted: 0 };
  readonly #rules: AccountRules;
  readonly #trade: { value: number; volatility: number; dollarVolume: number } & Trade;

  constructor(rules: AccountRules) {
    this.#rules = rules;
    this.#trade = { value: 0, volatility: 0, dollarVolume: 0 };
    const { symbols, capital } = rules;
    this.cash = capital;
    this.shares = new Float64Array(symbols);
    this.mark = new Float64Array(symbols).fill(Number.NaN);
    this.order = new Float64Array(symbols);
    this.orderVolatility = new Float64Array(symbols).fill(Number.NaN);
    this.orderVolume = new Float64Array(symbols).fill(Number.NaN);
    this.silent = new Int32Array(symbols);
  }

  startBar(): void {
    for (const model of costModels) this.charged[model.name] = 0;
    this.traded = 0;
  }

  /** Changes the position by signed shares at a price and books every trade cost against cash. */
  fill(row: number, symbol: number, { shares, price }: { readonly shares: number; readonly price: number }): void {
    const { costs, costMultiplier, onFill } = this.#rules;
    const trade = this.#trade;
    trade.value = Math.abs(shares) * price;
    trade.volatility = this.orderVolatility[symbol]!;
    trade.dollarVolume = this.orderVolume[symbol]!;
    let cost = 0;
    for (const model of tradeModels) {
      const charge = model.charge(trade, costs) * costMultiplier;
      this.charged[model.name] += charge;
      cost += charge;
    }
    const before = this.shares[symbol]!;
    this.shares[symbol] = shares === -before ? 0 : before + shares;
    this.cash -= shares * price + cost;
    this.traded += trade.value;
    onFill?.({ row, symbol, shares, price, cost });
  }

  /** Books what holding from the last close to this bar costs, on values at the last close. */
  chargeHolding(): void {
    const { costs, costMultiplier, barsPerYear } = this.#rules;
    let shortValue = 0;
    for (let s = 0; s < this.shares.length; s++) if (this.shares[s]! < 0) shortValue -= this.shares[s]! * this.mark[s]!;
    if (shortValue === 0) return;
    for (const model of holdingModels) {
      const charge = model.charge({ shortValue, barsPerYear }, costs) * costMultiplier;
      this.charged[model.name] += charge;
      this.cash -= charge;
    }
  }
}
