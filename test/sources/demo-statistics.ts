// Statistics of a made market, written out plainly so that the tests do not lean on the engine they help to judge.
import type { DemoMarket } from "#engine/data/sources";

export interface Grid {
  readonly rows: number;
  readonly symbols: number;
  readonly open: Float64Array;
  readonly close: Float64Array;
  readonly volume: Float64Array;
}

/** Split-adjusted grid [s * rows + t]; NaN where there is no bar. */
export function gridOf(market: DemoMarket): Grid {
  const times = [...new Set(market.rows.ts)].sort((a, b) => a - b);
  const place = new Map(times.map((ts, t) => [ts, t]));
  const symbols = market.rows.symbols.length;
  const cells = () => new Float64Array(symbols * times.length).fill(Number.NaN);
  const grid = { rows: times.length, symbols, open: cells(), close: cells(), volume: cells() };
  const { fields, symbolIndex, ts } = market.rows;
  for (let i = 0; i < ts.length; i++) {
    const s = symbolIndex[i]!;
    const cell = s * times.length + place.get(ts[i]!)!;
    const symbol = market.rows.symbols[s]!;
    const factor = market.factors.find((row) => row.symbol === symbol && row.ts >= ts[i]!)?.splitFactor ?? 1;
    grid.open[cell] = fields.get("open")![i]! * factor;
    grid.close[cell] = fields.get("close")![i]! * factor;
    grid.volume[cell] = fields.get("volume")![i]! / factor;
  }
  return grid;
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (x: readonly number[]): number => x.reduce((sum, v) => sum + v, 0) / x.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    ab += (a[i]! - ma) * (b[i]! - mb);
    aa += (a[i]! - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}

export function ranks(values: readonly number[]): number[] {
  const out = new Array<number>(values.length);
  values
    .map((_, i) => i)
    .sort((a, b) => values[a]! - values[b]!)
    .forEach((i, place) => {
      out[i] = (place + 1) / values.length;
    });
  return out;
}

/** Ranks the symbols whose value exists; the others stay NaN. */
function rankWithGaps(values: readonly number[]): number[] {
  const there = values.map((_, i) => i).filter((i) => !Number.isNaN(values[i]!));
  const inner = ranks(there.map((i) => values[i]!));
  const out = values.map(() => Number.NaN);
  there.forEach((i, place) => {
    out[i] = inner[place]!;
  });
  return out;
}

/** The published formula, from the published text: reversal over ten days, weighted by busy trading. */
export function plantedFormula(grid: Grid, t: number): number[] {
  const symbols = Array.from({ length: grid.symbols }, (_, s) => s * grid.rows + t);
  const reversal = rankWithGaps(symbols.map((cell) => -(grid.close[cell]! / grid.close[cell - 10]! - 1)));
  const meanVolume = (cell: number, days: number): number => {
    let sum = 0;
    for (let k = 0; k < days; k++) sum += grid.volume[cell - k]!;
    return sum / days;
  };
  const busy = rankWithGaps(symbols.map((cell) => meanVolume(cell, 10) / meanVolume(cell, 60)));
  return reversal.map((rank, s) => (rank - 0.5) * (busy[s]! >= 0.5 ? 1.5 : busy[s]! < 0.5 ? 0.5 : Number.NaN));
}

export interface IcSummary {
  readonly mean: number;
  readonly t: number;
  readonly days: number;
}

/** Mean rank correlation with the return from open t+1 to open t+1+h; t by Newey–West with h + 4 lags. */
export function rankIcOf(grid: Grid, signal: (grid: Grid, t: number) => number[], horizon: number): IcSummary {
  const series: number[] = [];
  for (let t = 60; t + 1 + horizon < grid.rows; t++) {
    const x = signal(grid, t);
    const a: number[] = [];
    const b: number[] = [];
    for (let s = 0; s < grid.symbols; s++) {
      const cell = s * grid.rows + t + 1;
      const forward = grid.open[cell + horizon]! / grid.open[cell]! - 1;
      if (Number.isNaN(x[s]!) || Number.isNaN(forward)) continue;
      a.push(x[s]!);
      b.push(forward);
    }
    series.push(correlation(ranks(a), ranks(b)));
  }
  const mean = series.reduce((sum, v) => sum + v, 0) / series.length;
  let variance = 0;
  for (let lag = 0; lag <= horizon + 4; lag++) {
    let covariance = 0;
    for (let i = lag; i < series.length; i++) covariance += (series[i]! - mean) * (series[i - lag]! - mean);
    variance += ((lag === 0 ? 1 : 2 * (1 - lag / (horizon + 5))) * covariance) / series.length;
  }
  return { mean, t: mean / Math.sqrt(variance / series.length), days: series.length };
}

/** Log returns of one symbol over consecutive days with a bar, with the log volume of the day. */
export function returnsOf(grid: Grid, s: number): { readonly log: number[]; readonly logVolume: number[] } {
  const log: number[] = [];
  const logVolume: number[] = [];
  for (let t = 1; t < grid.rows; t++) {
    const cell = s * grid.rows + t;
    const value = Math.log(grid.close[cell]! / grid.close[cell - 1]!);
    if (Number.isNaN(value)) continue;
    log.push(value);
    logVolume.push(Math.log(grid.volume[cell]!));
  }
  return { log, logVolume };
}
