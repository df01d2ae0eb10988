// Prices beside a derivation: from a market of the workspace or a file of bars, each with the instant from which it is known.
import { existsSync } from "node:fs";
import { QraftError } from "#engine/core";
import type { Store } from "#engine/data";
import { decodeBars } from "#engine/data/sources";
import {
  type BarCalendar,
  type BarClock,
  calendarOf,
  type KnownPrices,
  makeBarClock,
  type PriceBook,
} from "#engine/features";
import { duration } from "./derive-flags.ts";

const day = 86_400_000;

export interface ReadPrices {
  readonly book: PriceBook;
  /** Bars of the derivation's own length that the prices show to exist; null when the prices are of longer bars. */
  readonly calendar: BarCalendar | null;
}

interface Target {
  readonly clock: BarClock;
  readonly timeZone: string;
}

/** As traded: strikes and quotes know nothing of later splits. */
export async function readPrices(store: Store, source: string, target: Target): Promise<ReadPrices> {
  const known = (await store.markets()).find(({ info }) => info.name === source);
  if (known !== undefined) {
    const bars = await store.read({ market: source, fields: ["close"], adjust: "none" });
    const close = bars.fields.get("close") ?? new Float64Array(0);
    const n = bars.times.length;
    const rows = bars.symbols.flatMap((symbol, s) =>
      Array.from(bars.times, (ts, t) => ({ symbol, ts, close: close[s * n + t] ?? Number.NaN })),
    );
    // Dates are no rows: those under a seal exist as well, without their prices.
    const dates = await store.calendar(source);
    return arrange({ rows, dates, frequency: bars.frequency }, { ...target, timeZone: known.info.timeZone });
  }
  if (!existsSync(source))
    throw new QraftError(
      "unknown-prices",
      `--prices ${source} is neither a market nor a file.`,
      "Name a market of the workspace (qraft data list), or a file of bars.",
    );
  const decoded = await decodeBars([source]);
  const close = decoded.rows.fields.get("close");
  if (close === undefined)
    throw new QraftError("no-close", `"${source}" has no closing prices.`, "Give bars with a column close.");
  const rows = Array.from(close, (value, i) => ({
    symbol: decoded.rows.symbols[decoded.rows.symbolIndex[i] ?? -1] ?? "",
    ts: decoded.rows.ts[i] ?? Number.NaN,
    close: value,
  }));
  return arrange({ rows, dates: rows.map(({ ts }) => ts), frequency: decoded.frequency }, target);
}

interface PriceRow {
  readonly symbol: string;
  readonly ts: number;
  readonly close: number;
}

interface Found {
  readonly rows: readonly PriceRow[];
  readonly dates: Iterable<number>;
  readonly frequency: string;
}

function arrange({ rows, dates, frequency }: Found, { clock, timeZone }: Target): ReadPrices {
  const barMs = frequency === "1w" ? 7 * day : duration("frequency of the prices", frequency);
  const daily = barMs >= day;
  const own = daily ? (clock.barMs === day ? clock : makeBarClock({ barMs: day, timeZone, closeAfter: day })) : null;
  const knownAt = (ts: number): number => (own === null ? ts + barMs : own.closeOf(ts + barMs - day));
  const bySymbol = new Map<string, { known: number[]; close: number[] }>();
  for (const { symbol, ts, close } of rows) {
    if (!(close > 0)) continue;
    const prices = bySymbol.get(symbol) ?? { known: [], close: [] };
    bySymbol.set(symbol, prices);
    prices.known.push(knownAt(ts));
    prices.close.push(close);
  }
  const book = new Map<string, KnownPrices>();
  for (const [symbol, { known, close }] of bySymbol)
    book.set(symbol, { known: Float64Array.from(known), close: Float64Array.from(close) });
  const stamps = new Set<number>();
  for (const ts of dates) stamps.add(daily ? ts : clock.holding(ts));
  return { book: { barMs, bySymbol: book }, calendar: daily && clock.barMs < day ? null : calendarOf(stamps, clock) };
}
