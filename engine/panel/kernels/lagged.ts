// A value against its own past: the shape of every lagged operator.

/** How a value is set against the one before it: the difference, the ratio less 1, or the logarithm of the ratio. */
export type LagReport = "difference" | "return" | "logarithm";

/**
 * Sets each value against the one `lag` rows earlier.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t] and in[t - lag]
 * Unit    difference: that of the input · else: a return
 * NaN     either value missing gives NaN; a non-finite result gives NaN; logarithms ask for two values above 0
 * Source  definition
 * Cost    one pass, a loop for each report
 */
export function lagged(
  input: Float64Array,
  rule: { readonly lag: number; readonly report: LagReport },
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  const { lag, report } = rule;
  out.fill(Number.NaN, 0, Math.min(lag, input.length));
  if (report === "difference") subtractPast(input, lag, out);
  else if (report === "return") divideByPast(input, lag, out);
  else logPast(input, lag, out);
  return out;
}

function subtractPast(input: Float64Array, lag: number, out: Float64Array): void {
  for (let t = lag; t < input.length; t++) {
    const value = input[t]! - input[t - lag]!;
    out[t] = value - value === 0 ? value : Number.NaN;
  }
}

function divideByPast(input: Float64Array, lag: number, out: Float64Array): void {
  for (let t = lag; t < input.length; t++) {
    const then = input[t - lag]!;
    const value = then - then === 0 ? input[t]! / then - 1 : Number.NaN;
    out[t] = value - value === 0 ? value : Number.NaN;
  }
}

function logPast(input: Float64Array, lag: number, out: Float64Array): void {
  for (let t = lag; t < input.length; t++) {
    const now = input[t]!;
    const then = input[t - lag]!;
    const value = now > 0 && then > 0 && then - then === 0 ? Math.log(now / then) : Number.NaN;
    out[t] = value - value === 0 ? value : Number.NaN;
  }
}

/** The value `lag` rows earlier; only that one need be present. */
export function shifted(
  input: Float64Array,
  lag: number,
  out: Float64Array = new Float64Array(input.length),
): Float64Array {
  out.fill(Number.NaN, 0, Math.min(lag, input.length));
  for (let t = lag; t < input.length; t++) {
    const value = input[t - lag]!;
    out[t] = value - value === 0 ? value : Number.NaN;
  }
  return out;
}
