// Chaikin's volume that counts by where the close lies in the day's range.

/** Volume of row t times a number from −1 (close at the low) to 1 (close at the high); 0 on a row without range. */
export function pressure(series: readonly ArrayLike<number>[], t: number): number {
  const [high, low, close, volume] = series;
  const range = high![t]! - low![t]!;
  if (!(range > 0)) return 0;
  return ((close![t]! - low![t]! - (high![t]! - close![t]!)) / range) * volume![t]!;
}
