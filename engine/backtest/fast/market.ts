// What the run sees of the market: prices of one bar side by side, and when a symbol is known to be gone.
import type { Column, Panel } from "#engine/panel";

import { fieldOf, type Rows, rowsOf } from "#engine/strategies";

export interface Market {
  readonly symbols: number;
  readonly times: number;
  /** Date-major; a finite number above 0, or NaN. */
  readonly open: Rows;
  readonly close: Rows;
  /** Null when the panel has no volume: then a price alone makes a symbol tradable. */
  readonly volume: Rows | null;
  /** First row at which a symbol has shown volume: before it, volume 0 says nothing (indices and currencies have none). */
  readonly volumeFrom: Int32Array;
  /** First row at which a symbol is known to be delisted; the number of rows when it is not. */
  readonly goneFrom: Int32Array;
}

const transposed = new WeakMap<Column, Rows>();

/** The transpose of a column, kept as long as the column lives: many strategies run over one panel. */
function rowsKept(column: Column, panel: Panel): Rows {
  const known = transposed.get(column);
  if (known !== undefined) return known;
  const rows = rowsOf(column, { symbols: panel.symbols.length, times: panel.times.length });
  transposed.set(column, rows);
  return rows;
}

const priced = new WeakMap<Column, Rows>();

/** The same with everything that is no price (0, negative, infinite) taken as missing. */
function pricesKept(column: Column, panel: Panel): Rows {
  const known = priced.get(column);
  if (known !== undefined) return known;
  const rows = rowsOf(column, { symbols: panel.symbols.length, times: panel.times.length });
  for (let i = 0; i < rows.length; i++)
    if (!(rows[i]! > 0 && rows[i]! < Number.POSITIVE_INFINITY)) rows[i] = Number.NaN;
  priced.set(column, rows);
  return rows;
}

export function marketOf(panel: Panel, needsOpen: boolean): Market {
  const close = pricesKept(fieldOf(panel, "close", "a backtest"), panel);
  const open = needsOpen ? pricesKept(fieldOf(panel, "open", 'fill "next-open"'), panel) : openOr(panel, close);
  const volume = panel.fields.get("volume");
  const times = panel.times.length;
  const goneFrom = new Int32Array(panel.symbols.length).fill(times);
  const delisted = new Map(panel.source?.instruments.map((one) => [one.symbol, one.delisted]));
  for (const [s, symbol] of panel.symbols.entries()) {
    const last = delisted.get(symbol) ?? null;
    if (last === null) continue;
    const gone = panel.times.findIndex((time) => time > last);
    if (gone >= 0) goneFrom[s] = gone;
  }
  return {
    symbols: panel.symbols.length,
    times,
    open,
    close,
    volume: volume === undefined ? null : rowsKept(volume, panel),
    volumeFrom: firstVolumes(panel),
    goneFrom,
  };
}

/** Where fills are at closes the open only splits the day; without one the whole day counts as intraday. */
function openOr(panel: Panel, close: Rows): Rows {
  const open = panel.fields.get("open");
  return open === undefined ? new Float64Array(close.length).fill(Number.NaN) : pricesKept(open, panel);
}

function firstVolumes(panel: Panel): Int32Array {
  const times = panel.times.length;
  const volume = panel.fields.get("volume");
  const out = new Int32Array(panel.symbols.length).fill(times);
  for (let s = 0; volume !== undefined && s < out.length; s++) {
    let t = 0;
    while (t < times && !(volume[s * times + t]! > 0)) t++;
    out[s] = t;
  }
  return out;
}

/** A price above 0, and no volume of 0 in a symbol that has traded before: that is a halt. */
export function isTradable(
  market: Market,
  { s, t, price }: { readonly s: number; readonly t: number; readonly price: number },
): boolean {
  if (!(price > 0)) return false;
  return market.volume === null || market.volume[t * market.symbols + s] !== 0 || t < market.volumeFrom[s]!;
}
