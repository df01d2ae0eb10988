// The planted signal as it stands at one close: only bars up to that row are read.
import { planted } from "./settings.ts";

export interface SignalInputs {
  readonly rows: number;
  readonly symbols: number;
  /** Split-adjusted closes and volumes, [s * rows + t]; NaN where no bar is. */
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** Unit variance for the uniform rank: 1 / sqrt(1 / 12). */
const unit = Math.sqrt(12);

/**
 * Writes the signal at the close of row t for every symbol into `out`: zero where it is not defined.
 *
 * Shape   closes and volumes up to row t -> out[symbols]
 * Unit    standard deviations of a uniform rank, times 1.5 after busy trading and 0.5 after quiet trading
 * NaN     a symbol without ten-day return takes no part in the rank; without sixty full days of volume its signal is 0
 */
export function signalAt(inputs: SignalInputs, t: number, out: Float64Array): void {
  const { symbols, rows, close, volume } = inputs;
  const reversal = new Float64Array(symbols).fill(Number.NaN);
  const busy = new Float64Array(symbols).fill(Number.NaN);
  for (let s = 0; s < symbols; s++) {
    const here = s * rows + t;
    if (t >= planted.returnDays) reversal[s] = 1 - close[here]! / close[here - planted.returnDays]!;
    if (t < planted.volumeLongDays - 1) continue;
    let sum = 0;
    for (let k = 0; k < planted.volumeShortDays; k++) sum += volume[here - k]!;
    const short = sum / planted.volumeShortDays;
    for (let k = planted.volumeShortDays; k < planted.volumeLongDays; k++) sum += volume[here - k]!;
    busy[s] = short / (sum / planted.volumeLongDays);
  }
  const reversalRank = percentRank(reversal);
  const busyRank = percentRank(busy);
  for (let s = 0; s < symbols; s++) {
    const weight = busyRank[s]! >= 0.5 ? planted.busyWeight : planted.quietWeight;
    const value = unit * (reversalRank[s]! - 0.5) * weight;
    out[s] = Number.isNaN(value) || Number.isNaN(busyRank[s]!) ? 0 : value;
  }
}

/** Rank from 1/n to 1 over the values that exist; NaN stays NaN. Exact ties do not occur in simulated prices that matter. */
function percentRank(values: Float64Array): Float64Array {
  const order: number[] = [];
  for (let s = 0; s < values.length; s++) if (!Number.isNaN(values[s]!)) order.push(s);
  order.sort((a, b) => values[a]! - values[b]!);
  const out = new Float64Array(values.length).fill(Number.NaN);
  for (let place = 0; place < order.length; place++) out[order[place]!] = (place + 1) / order.length;
  return out;
}
