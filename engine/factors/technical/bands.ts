// Bollinger bands from a middle line and a deviation, and what is read off them.
import { type UnitRule, unitAlways } from "../unit.ts";
import { carriedVariance, deviationOf } from "./moments.ts";

export const bandOutputs = ["upper", "middle", "lower", "percent", "width"] as const;

export interface Band {
  readonly middle: number;
  readonly deviation: number;
  readonly up: number;
  readonly down: number;
}

/** One of `bandOutputs`, by place; a place or width that would divide by 0 is 0. */
export function bandOf(output: number, x: number, { middle, deviation, up, down }: Band): number {
  const upper = middle + deviation * up;
  const lower = middle - deviation * down;
  switch (bandOutputs[output]) {
    case "upper":
      return upper;
    case "lower":
      return lower;
    case "percent":
      return upper === lower ? 0 : (x - lower) / (upper - lower);
    case "width":
      return middle === 0 ? 0 : (upper - lower) / middle;
    default:
      return middle;
  }
}

/** The deviations of n values, from the row on where the middle line begins; the sums start just before. */
export function fillDeviations(
  x: Float64Array,
  rule: { readonly n: number; readonly begin: number },
  out: Float64Array,
): void {
  const { n, begin } = rule;
  const first = Math.max(0, begin - n + 1);
  carriedVariance(x, { n, first }, out);
  for (let t = first + n - 1; t < x.length; t++) out[t] = deviationOf(out[t]!);
}

/** The unit depends on the output, which a unit rule does not see; lines in the unit of x are the usual ones. */
export const unitOfBand: UnitRule = unitAlways("unknown");
