// Depth changes, quotes and trades into bars with what the book and its traders did.
import { inOrder } from "../book/book-events.ts";
import { gatherEvents } from "../book/gather-events.ts";
import { replay } from "../book/replay.ts";
import type { Derivation } from "../derivation.ts";
import { openRefusalBook, openRowBook } from "../feature-rows.ts";

export const book = {
  name: "book",
  says: "Spread, microprice, imbalance, depth, order flow; signed volume, price impact, realised spread, VPIN; bars of trades or mid.",
  reads:
    "any of: depth changes (symbol, time, side, price, qty, ids), quotes (bid, ask, sizes), trades (price, size, side)",
  columns: [
    "symbol",
    "ts",
    "price",
    "qty",
    "side",
    "bid",
    "ask",
    "bid_qty",
    "ask_qty",
    "first_id",
    "final_id",
    "prev_final_id",
    "buyer_is_maker",
    "suspicious",
  ],
  derive: (tables, { clock, levels, horizon, bucket, ...settings }) => {
    const refused = openRefusalBook();
    const out = openRowBook();
    const events = gatherEvents(tables, { clock, levels, horizon, bucket, ...settings }, refused);
    for (const symbol of [...events.keys()].sort()) {
      const note = (reason: string, at: number): void =>
        refused.note(reason, () => `${symbol} ${new Date(at).toISOString()}`);
      for (const { stamp, values } of replay(inOrder(events.get(symbol) ?? []), {
        clock,
        levels,
        horizon,
        bucket,
        note,
      }))
        out.add(symbol, stamp, values);
    }
    return {
      rows: out.rows(),
      read: tables.reduce((sum, { rows }) => sum + rows, 0),
      refused: refused.list(),
      notes: [
        "An event at the opening time of a bar belongs to that bar; the last bar may be cut off by the end of the file.",
        "A book without a first snapshot knows only the levels that were touched.",
      ],
    };
  },
} satisfies Derivation;
