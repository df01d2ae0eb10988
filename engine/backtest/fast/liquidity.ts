// Trailing volatility and dollar volume of every symbol at every bar, kept per panel: many strategies run over one.
import type { Panel } from "#engine/panel";

import { fieldOf, type Rows, rowsOf, trailingDollarVolume, trailingVolatility } from "#engine/strategies";

/** Date-major; row t reads rows up to t, never later. */
export interface Liquidity {
  readonly volatility: Rows;
  readonly dollarVolume: Rows;
}

const kept = new WeakMap<Panel, Map<number, Liquidity>>();

export function liquidityOf(panel: Panel, bars: number): Liquidity {
  const byBars = kept.get(panel) ?? new Map<number, Liquidity>();
  kept.set(panel, byBars);
  const known = byBars.get(bars);
  if (known !== undefined) return known;
  const close = fieldOf(panel, "close", "costs.impact");
  const volume = fieldOf(panel, "volume", "costs.impact");
  const grid = { symbols: panel.symbols.length, times: panel.times.length };
  const made = {
    volatility: rowsOf(trailingVolatility(close, grid, bars), grid),
    dollarVolume: rowsOf(trailingDollarVolume({ close, volume }, grid, bars), grid),
  };
  byBars.set(bars, made);
  return made;
}
