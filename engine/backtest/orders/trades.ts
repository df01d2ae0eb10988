// Round trips from fills: each fill that reduces a position closes that part at the position's average cost.
import { type OrderFill, positionAfter } from "./cash-account.ts";

export interface RoundTrip {
  readonly column: number;
  readonly shares: number;
  readonly entryRow: number;
  readonly entryPrice: number;
  readonly entryFees: number;
  readonly exitRow: number;
  readonly exitPrice: number;
  readonly exitFees: number;
  readonly profit: number;
  /** Profit over the entry's value. */
  readonly profitShare: number;
  readonly direction: "long" | "short";
  readonly open: boolean;
}

interface Lot {
  position: number;
  row: number;
  /** Average price and remaining fees of the entries. */
  price: number;
  fees: number;
}

/** Trades of every column in order; what is still held ends at the last price, without fees, and is marked open. */
export function roundTrips(
  fills: readonly OrderFill[],
  last: { readonly row: number; readonly price: (column: number) => number },
): readonly RoundTrip[] {
  const lots = new Map<number, Lot>();
  const trips: RoundTrip[] = [];
  for (const fill of fills) {
    const lot = lots.get(fill.column) ?? { position: 0, row: fill.row, price: 0, fees: 0 };
    lots.set(fill.column, lot);
    const sign = fill.side === "buy" ? 1 : -1;
    const closes = lot.position * sign < 0 ? Math.min(fill.shares, Math.abs(lot.position)) : 0;
    const next = positionAfter(lot.position, fill);
    if (closes > 0) {
      const exit = { row: fill.row, price: fill.price, fees: (fill.fees * closes) / fill.shares };
      trips.push(tripOf(lot, { column: fill.column, shares: closes, exit, open: false }));
      lot.fees *= 1 - closes / Math.abs(lot.position);
    }
    const opens = closes === 0 || next * sign > 0 ? fill.shares - closes : 0;
    if (opens > 0) {
      const held = closes === 0 ? Math.abs(lot.position) : 0;
      if (held === 0) Object.assign(lot, { row: fill.row, fees: 0 });
      lot.price = (lot.price * held + fill.price * opens) / (held + opens);
      lot.fees += (fill.fees * opens) / fill.shares;
    }
    lot.position = next;
  }
  for (const [column, lot] of lots) {
    if (lot.position === 0) continue;
    const exit = { row: last.row, price: last.price(column), fees: 0 };
    trips.push(tripOf(lot, { column, shares: Math.abs(lot.position), exit, open: true }));
  }
  return trips.sort((a, b) => a.column - b.column || a.exitRow - b.exitRow);
}

interface Closing {
  readonly column: number;
  readonly shares: number;
  readonly exit: { readonly row: number; readonly price: number; readonly fees: number };
  readonly open: boolean;
}

function tripOf(lot: Lot, { column, shares, exit, open }: Closing): RoundTrip {
  const entryFees = (lot.fees * shares) / Math.abs(lot.position);
  const profit = Math.sign(lot.position) * shares * (exit.price - lot.price) - entryFees - exit.fees;
  return {
    column,
    shares,
    entryRow: lot.row,
    entryPrice: lot.price,
    entryFees,
    exitRow: exit.row,
    exitPrice: exit.price,
    exitFees: exit.fees,
    profit,
    profitShare: profit / (lot.price * shares),
    direction: lot.position > 0 ? "long" : "short",
    open,
  };
}
