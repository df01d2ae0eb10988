// The demo market: simulated bars with instruments, split factors and a description of what was planted.
import { hashOf, seededRandom } from "#engine/core";
import type { Instrument, MarketInfo } from "../../bar.ts";
import type { AdjustmentFactor } from "../../import.ts";
import type { DecodedBars, DecodedRows } from "../decoded.ts";
import { businessDays, drawLives, type Life } from "./life.ts";
import { type DemoOptions, demoSettings, sectors } from "./settings.ts";
import { type Simulated, type SplitEvent, simulate } from "./simulate.ts";

export interface DemoMarket extends DecodedBars {
  readonly info: MarketInfo;
  readonly instruments: readonly Instrument[];
  readonly factors: readonly AdjustmentFactor[];
}

/**
 * Simulates the whole market from one seed.
 *
 * Shape   options -> rows sorted by symbol and time: open, high, low, close, volume, vwap, raw as traded
 * NaN     never: a halted or unlisted day has no row
 * Cost    about a second for 300 symbols × 8 years
 */
export function makeDemoMarket(options: DemoOptions = {}): DemoMarket {
  const settings = demoSettings(options);
  const times = businessDays(settings.years);
  const random = seededRandom(`demo-market/${settings.seed}`);
  const lives = drawLives(settings.symbols, times.length, random.fork("lives"));
  const simulated = simulate(settings, lives, times.length, random.fork("prices"));
  const symbols = symbolNames(settings.symbols);
  const rows = packRows(symbols, times, simulated);
  return {
    info: { name: "demo", frequency: "1d", timeZone: "UTC", currency: "USD", simulated: true },
    frequency: "1d",
    rows,
    instruments: symbols.map((symbol, s) => describeLife(symbol, s, { life: lives[s]!, times })),
    factors: factorRows(symbols, times, simulated.splits),
    issues: [],
    source: { files: [{ name: "demo", sha256: hashOf({ demo: 1, ...settings }), rows: rows.ts.length }] },
  };
}

/** SIM001, SIM002, …: equal lengths, so that their order is the code-unit order. */
function symbolNames(count: number): string[] {
  const digits = Math.max(3, String(count).length);
  return Array.from({ length: count }, (_, s) => `SIM${String(s + 1).padStart(digits, "0")}`);
}

function packRows(symbols: readonly string[], times: Float64Array, simulated: Simulated): DecodedRows {
  const cells = simulated.close.length;
  const kept = new Int32Array(cells);
  let count = 0;
  for (let cell = 0; cell < cells; cell++) if (!Number.isNaN(simulated.close[cell]!)) kept[count++] = cell;
  const symbolIndex = new Int32Array(count);
  const ts = new Float64Array(count);
  const vwap = new Float64Array(count);
  const pack = (column: Float64Array): Float64Array => {
    const out = new Float64Array(count);
    for (let i = 0; i < count; i++) out[i] = column[kept[i]!]!;
    return out;
  };
  const [open, high, low, close] = [simulated.open, simulated.high, simulated.low, simulated.close].map(pack) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let i = 0; i < count; i++) {
    symbolIndex[i] = Math.floor(kept[i]! / times.length);
    ts[i] = times[kept[i]! % times.length]!;
    vwap[i] = Math.round(((open[i]! + high[i]! + low[i]! + close[i]!) / 4) * 1e4) / 1e4;
  }
  const volume = pack(simulated.volume);
  const fields = new Map([
    ["close", close],
    ["high", high],
    ["low", low],
    ["open", open],
    ["volume", volume],
    ["vwap", vwap],
  ]);
  return { symbols, symbolIndex, ts, fields };
}

function describeLife(symbol: string, s: number, at: { life: Life; times: Float64Array }): Instrument {
  const { life, times } = at;
  return {
    symbol,
    sector: sectors[s % sectors.length]!,
    listed: times[life.from]!,
    delisted: life.ending === "stays" ? null : times[life.to]!,
  };
}

/** One row per split, dated at the last bar before it, and one of ones at the end of the history. */
function factorRows(
  symbols: readonly string[],
  times: Float64Array,
  splits: readonly SplitEvent[],
): AdjustmentFactor[] {
  const out: AdjustmentFactor[] = [];
  const last = times[times.length - 1]!;
  for (let s = 0; s < symbols.length; s++) {
    const own = splits.filter((split) => split.symbol === s).sort((a, b) => b.row - a.row);
    const backward: AdjustmentFactor[] = [{ symbol: symbols[s]!, ts: last, priceFactor: 1, splitFactor: 1 }];
    let factor = 1;
    for (const { row, ratio } of own) {
      factor /= ratio;
      backward.push({ symbol: symbols[s]!, ts: times[row - 1]!, priceFactor: 1, splitFactor: factor });
    }
    if (own.length > 0) out.push(...backward.reverse());
  }
  return out;
}
