// Which symbols may be held at which bar: a price, and the filter's least price and least dollar volume.
import { QraftError } from "#engine/core";
import type { Column, Panel } from "#engine/panel";
import type { StrategySpec } from "./spec.ts";
import { trailingDollarVolume } from "./trailing.ts";

/** A field of the panel, or an error that names what needs it. */
export function fieldOf(panel: Panel, name: string, use: string): Column {
  const column = panel.fields.get(name);
  if (column !== undefined) return column;
  throw new QraftError(
    "missing-field",
    `The panel of market "${panel.market}" has no field "${name}", which ${use} needs.`,
    `Read it with the panel, or change the strategy. Present: ${[...panel.fields.keys()].join(", ") || "nothing"}.`,
  );
}

/**
 * Members per bar, date-major: 1 may be held, 0 may not.
 *
 * Rule    dollar volume needs all its bars; a symbol without a close at a bar keeps the answer of the bar before (its orders wait anyway)
 * Reads   row t reads rows up to t, never later
 */
export function membersOf(universe: StrategySpec["universe"], panel: Panel): Uint8Array {
  const { minPrice, minDollarVolume, bars } = universe;
  const close = fieldOf(panel, "close", "the universe");
  const volume = minDollarVolume > 0 ? fieldOf(panel, "volume", "universe.minDollarVolume") : null;
  const symbols = panel.symbols.length;
  const times = panel.times.length;
  const traded = volume === null ? null : trailingDollarVolume({ close, volume }, { symbols, times }, bars);
  const out = new Uint8Array(symbols * times);
  for (let s = 0; s < symbols; s++) {
    const start = s * times;
    let member = 0;
    for (let t = 0; t < times; t++) {
      const price = close[start + t]!;
      if (price > 0 && price < Number.POSITIVE_INFINITY) {
        const liquid = traded === null || (t + 1 >= bars && traded[start + t]! >= minDollarVolume);
        member = price >= minPrice && liquid ? 1 : 0;
      }
      out[t * symbols + s] = member;
    }
  }
  return out;
}
