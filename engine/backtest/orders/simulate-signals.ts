// Entries and exits of one symbol as orders against one cash account: all-in, fixed size, value or percent, with stops.
import {
  buy,
  type OrderFill,
  type OrderRequest,
  type OrderRules,
  type Purse,
  positionAfter,
  sell,
} from "./cash-account.ts";

/** all: all cash · shares, value: fixed · percent: of cash when adding, of the position when reducing. */
export type SizeRule =
  | { readonly kind: "all" }
  | { readonly kind: "shares" | "value" | "percent"; readonly amount: number };

/** Distances from the entry price; trailing follows the highest high since the entry. */
export interface StopRules {
  readonly stopLoss?: number;
  readonly takeProfit?: number;
  readonly trailing?: boolean;
}

export interface Bars {
  /** Prices at which signals fill; NaN makes no order. */
  readonly fill: Float64Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

export interface SignalRun {
  readonly column: number;
  readonly cash: number;
  readonly bars: Bars;
  /** 1 where the rule says so. */
  readonly entries: Uint8Array;
  readonly exits: Uint8Array;
  /** both: an entry goes long, an exit goes short, each reversing the other. */
  readonly direction: "long" | "short" | "both";
  readonly size: SizeRule;
  /** Entries add to and exits take from an open position; otherwise an entry needs a flat one and an exit closes it. */
  readonly accumulate: boolean;
  readonly stops: StopRules;
  readonly rules: OrderRules;
}

export interface AccountPath {
  readonly fills: readonly OrderFill[];
  /** After each bar. */
  readonly cash: Float64Array;
  readonly value: Float64Array;
}

/**
 * Runs the signals in order of bars.
 *
 * Conflict  an entry and an exit on one bar cancel each other
 * Stops     looked at from the bar after the entry, before that bar's signals, the loss before the profit; a bar that
 *           opens beyond the level fills at its open, one that reaches it at the level; the trailing level moves to a
 *           bar's high only after that bar was checked; a stop is the only order of its bar
 */
export function simulateSignals(run: SignalRun): AccountPath {
  const { bars, rules, column } = run;
  const times = bars.close.length;
  const purse: Purse = { cash: run.cash };
  const fills: OrderFill[] = [];
  const path = { cash: new Float64Array(times), value: new Float64Array(times) };
  let position = 0;
  let stop: { entry: number; high: number } | null = null;
  for (let t = 0; t < times; t++) {
    const stopped = stop !== null && position > 0 ? stopPrice(run, t, stop) : null;
    const fill =
      stopped === null
        ? signalOrder(run, { t, position, purse })
        : sell(purse, { shares: position, price: stopped, row: t, column }, rules);
    if (fill !== null) {
      const before = position;
      position = positionAfter(position, fill);
      fills.push(fill);
      if (before <= 0 && position > 0) stop = { entry: bars.close[t]!, high: bars.close[t]! };
      else if (position <= 0) stop = null;
    } else if (stop !== null) {
      stop.high = Math.max(stop.high, bars.high[t]!);
    }
    path.cash[t] = purse.cash;
    path.value[t] = purse.cash + (position === 0 ? 0 : position * bars.close[t]!);
  }
  return { fills, ...path };
}

/** Where a stop fills on this bar, or null. */
function stopPrice(
  { stops, bars }: SignalRun,
  t: number,
  stop: { readonly entry: number; readonly high: number },
): number | null {
  if (stops.stopLoss !== undefined) {
    const level = (stops.trailing ? stop.high : stop.entry) * (1 - stops.stopLoss);
    if (bars.open[t]! <= level) return bars.open[t]!;
    if (bars.low[t]! <= level) return level;
  }
  if (stops.takeProfit !== undefined) {
    const level = stop.entry * (1 + stops.takeProfit);
    if (bars.open[t]! >= level) return bars.open[t]!;
    if (bars.high[t]! >= level) return level;
  }
  return null;
}

interface Moment {
  readonly t: number;
  readonly position: number;
  readonly purse: Purse;
}

function signalOrder(run: SignalRun, { t, position, purse }: Moment): OrderFill | null {
  const entry = run.entries[t] === 1;
  if (entry === (run.exits[t] === 1)) return null;
  const price = run.bars.fill[t]!;
  const order = { price, row: t, column: run.column };
  const wantsLong = run.direction === "short" ? !entry : entry;
  return wantsLong ? buySignal(run, { position, purse }, order) : sellSignal(run, { position, purse }, order);
}

type Standing = Pick<Moment, "position" | "purse">;
type OrderPlace = Omit<OrderRequest, "shares" | "cashShare">;

function buySignal(run: SignalRun, { position, purse }: Standing, order: OrderPlace): OrderFill | null {
  const { rules, size } = run;
  if (run.direction === "short") return position < 0 ? buy(purse, { ...order, shares: -position }, rules) : null;
  if (position > 0 && !run.accumulate) return null;
  if (size.kind === "percent") {
    return buy(purse, { ...order, shares: Number.POSITIVE_INFINITY, cashShare: size.amount }, rules);
  }
  return buy(purse, { ...order, shares: Math.max(0, -position) + sharesOf(size, order.price) }, rules);
}

function sellSignal(run: SignalRun, { position, purse }: Standing, order: OrderPlace): OrderFill | null {
  const { rules, size } = run;
  if (run.direction === "long") {
    const part = run.accumulate && size.kind === "percent" ? position * size.amount : position;
    const shares = run.accumulate && size.kind !== "percent" ? Math.min(position, sharesOf(size, order.price)) : part;
    return position > 0 ? sell(purse, { ...order, shares }, rules) : null;
  }
  if (position < 0 && !run.accumulate) return null;
  const opened = size.kind === "all" ? allShort(position, { purse, order, rules }) : sharesOf(size, order.price);
  return sell(purse, { ...order, shares: Math.max(0, position) + opened }, rules);
}

/** Shares that the cash covers after the long position is sold: a short of the same value as a purchase would have. */
function allShort(
  position: number,
  { purse, order, rules }: { readonly purse: Purse; readonly order: OrderPlace; readonly rules: OrderRules },
): number {
  const price = order.price * (1 - rules.slippage);
  const proceeds = Math.max(0, position) * price * (1 - rules.feeRate);
  return (purse.cash + proceeds - rules.fixedFee) / (price * (1 + rules.feeRate));
}

function sharesOf(size: SizeRule, price: number): number {
  if (size.kind === "all") return Number.POSITIVE_INFINITY;
  return size.kind === "value" ? size.amount / price : size.amount;
}
