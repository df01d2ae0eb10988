// The extremes of a window, written out.

/** Smallest and largest present value. */
export function rangeOf(window: Float64Array): { readonly low: number; readonly high: number } {
  const present = window.filter((value) => Number.isFinite(value));
  return { low: Math.min(...present), high: Math.max(...present) };
}
