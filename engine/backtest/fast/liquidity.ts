// Trailing volatility and dollar volume of every symbol at every bar, kept per panel: many strategies run over one.
import type { Panel } from "#engine/panel";
import type { Rows } from "#engine/signals";
import { fieldOf, trailingDollarVolume, trailingVolatility } from "#engine/strategies";

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
  const symbols = panel.symbols.length;
  const times = panel.times.length;
  const volatility = new Float64Array(close.length);
  const dollarVolume = new Float64Array(close.length);
  for (let s = 0; s < symbols; s++) {
    for (let t = 0; t < times; t++) {
      const place = { start: s * times, t };
      volatility[t * symbols + s] = trailingVolatility(close, place, bars);
      dollarVolume[t * symbols + s] = trailingDollarVolume({ close, volume }, place, bars);
    }
  }
  const made = { volatility, dollarVolume };
  byBars.set(bars, made);
  return made;
}
