// Parts of candles, and how long or short they must be: the settings and averages that all patterns share.

/** Open, high, low and close of one symbol, without gaps. */
export interface Bars {
  readonly open: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly close: ArrayLike<number>;
}

/** Length of the body. */
export function body(b: Bars, t: number): number {
  return Math.abs(b.close[t]! - b.open[t]!);
}

/** A close at or above the open is white. */
export function white(b: Bars, t: number): boolean {
  return b.close[t]! >= b.open[t]!;
}

export function black(b: Bars, t: number): boolean {
  return b.close[t]! < b.open[t]!;
}

/** 1 for white, −1 for black. */
export function color(b: Bars, t: number): 1 | -1 {
  return white(b, t) ? 1 : -1;
}

/** Upper end of the body. */
export function top(b: Bars, t: number): number {
  return Math.max(b.open[t]!, b.close[t]!);
}

/** Lower end of the body. */
export function bottom(b: Bars, t: number): number {
  return Math.min(b.open[t]!, b.close[t]!);
}

export function upperShadow(b: Bars, t: number): number {
  return b.high[t]! - top(b, t);
}

export function lowerShadow(b: Bars, t: number): number {
  return bottom(b, t) - b.low[t]!;
}

/** The body of row t lies above that of row s. */
export function gapUp(b: Bars, t: number, s: number): boolean {
  return bottom(b, t) > top(b, s);
}

/** The body of row t lies below that of row s. */
export function gapDown(b: Bars, t: number, s: number): boolean {
  return top(b, t) < bottom(b, s);
}

/** The candle of row t, shadows and all, lies above that of row s. */
export function wholeGapUp(b: Bars, t: number, s: number): boolean {
  return b.low[t]! > b.high[s]!;
}

/** The candle of row t, shadows and all, lies below that of row s. */
export function wholeGapDown(b: Bars, t: number, s: number): boolean {
  return b.high[t]! < b.low[s]!;
}

/** Two prices no further apart than a tolerance. */
export function within(a: number, b: number, tolerance: number): boolean {
  return a <= b + tolerance && a >= b - tolerance;
}

type Extent = "body" | "range" | "shadows";

/** A length to compare with: factor times the average extent of the n candles before, or the candle's own when n is 0. */
export interface CandleSetting {
  readonly of: Extent;
  readonly n: number;
  readonly factor: number;
}

/** Source: TA-Lib's default candle settings. */
export const candleSettings = {
  bodyLong: { of: "body", n: 10, factor: 1 },
  bodyVeryLong: { of: "body", n: 10, factor: 3 },
  bodyShort: { of: "body", n: 10, factor: 1 },
  bodyDoji: { of: "range", n: 10, factor: 0.1 },
  shadowLong: { of: "body", n: 0, factor: 1 },
  shadowVeryLong: { of: "body", n: 0, factor: 2 },
  shadowShort: { of: "shadows", n: 10, factor: 1 },
  shadowVeryShort: { of: "range", n: 10, factor: 0.1 },
  near: { of: "range", n: 5, factor: 0.2 },
  far: { of: "range", n: 5, factor: 0.6 },
  equal: { of: "range", n: 5, factor: 0.05 },
} as const satisfies Record<string, CandleSetting>;

export type SettingName = keyof typeof candleSettings;

/** No averages at all: long is longer than nothing, short and equal are exactly nothing. */
export const zeroSetting: CandleSetting = { of: "body", n: 0, factor: 0 };

export function extent(b: Bars, t: number, of: Extent): number {
  if (of === "body") return body(b, t);
  return of === "range" ? b.high[t]! - b.low[t]! : upperShadow(b, t) + lowerShadow(b, t);
}

/** The length that a sum of n extents, or a single one, stands for. */
export function lengthOf({ of, n, factor }: CandleSetting, sum: number, own: number): number {
  return (factor * (n === 0 ? own : sum / n)) / (of === "shadows" ? 2 : 1);
}
