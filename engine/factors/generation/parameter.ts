// A parameter as a function of a number in [0, 1): what grids, chance and low-discrepancy sequences have in common.
import type { ParameterSpec } from "./spec.ts";

export type ParameterValue = number | string;

/** Distinct values that a parameter can take; Infinity for a fractional range. */
export function sizeOf(parameter: ParameterSpec): number {
  if (Array.isArray(parameter)) return parameter.length;
  return parameter.whole ? wholeBounds(parameter).count : Number.POSITIVE_INFINITY;
}

/** The value at a place between 0 and 1, the end excluded. Fractions are rounded to six significant digits. */
export function valueAt(parameter: ParameterSpec, place: number): ParameterValue {
  if (Array.isArray(parameter)) return parameter[Math.min(parameter.length - 1, Math.floor(place * parameter.length))]!;
  const { from, to, scale, whole } = parameter;
  if (!whole) {
    const value = scale === "log" ? from * (to / from) ** place : from + (to - from) * place;
    return Number(value.toPrecision(6));
  }
  const { low, count } = wholeBounds(parameter);
  if (scale === "linear") return low + Math.min(count - 1, Math.floor(place * count));
  const value = low * ((low + count) / low) ** place;
  return Math.min(low + count - 1, Math.floor(value));
}

/** The points of a grid, both ends included; equal ones once. */
export function gridOf(parameter: ParameterSpec): readonly ParameterValue[] {
  if (Array.isArray(parameter)) return [...new Set(parameter)];
  const { from, to, scale, whole, steps } = parameter;
  const points = Array.from({ length: steps }, (_, i) => {
    const share = steps === 1 ? 0 : i / (steps - 1);
    const value = scale === "log" ? from * (to / from) ** share : from + (to - from) * share;
    return whole ? Math.round(value) : Number(value.toPrecision(6));
  });
  return [...new Set(points)].filter((point) => point >= Math.min(from, to) && point <= Math.max(from, to));
}

/** Why a range cannot be sampled; null when it can. */
export function parameterProblem(parameter: ParameterSpec): string | null {
  if (Array.isArray(parameter)) return null;
  const { from, to, scale, whole } = parameter;
  if (from > to) return `runs from ${from} down to ${to}`;
  if (scale === "log" && from <= 0) return `is logarithmic and starts at ${from}`;
  if (whole && wholeBounds(parameter).count < 1) return `holds no whole number between ${from} and ${to}`;
  return null;
}

function wholeBounds({ from, to }: { readonly from: number; readonly to: number }): {
  readonly low: number;
  readonly count: number;
} {
  const low = Math.ceil(from);
  return { low, count: Math.floor(to) - low + 1 };
}
