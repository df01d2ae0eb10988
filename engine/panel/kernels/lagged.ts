// A value against its own past: the shape of every lagged operator.

/**
 * Combines each value with the one `lag` rows earlier.
 *
 * Shape   in[n] -> out[n]; out[t] reads in[t] and in[t - lag]
 * Unit    set by the combination
 * NaN     either value missing gives NaN; a non-finite combination gives NaN
 * Source  definition
 * Cost    one pass
 */
export function lagged(input: Float64Array, lag: number, combine: (now: number, then: number) => number): Float64Array {
  const output = new Float64Array(input.length).fill(Number.NaN);
  for (let t = lag; t < input.length; t++) {
    const now = input[t]!;
    const then = input[t - lag]!;
    if (!Number.isFinite(now) || !Number.isFinite(then)) continue;
    const value = combine(now, then);
    if (Number.isFinite(value)) output[t] = value;
  }
  return output;
}

/** The value `lag` rows earlier; only that one need be present. */
export function shifted(input: Float64Array, lag: number): Float64Array {
  const output = new Float64Array(input.length).fill(Number.NaN);
  for (let t = lag; t < input.length; t++) if (Number.isFinite(input[t - lag]!)) output[t] = input[t - lag]!;
  return output;
}
