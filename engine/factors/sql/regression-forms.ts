// SQL of least squares over a window on several columns, and of what is left once one column is taken out of two others.
import type { SqlCall, SqlForm } from "../sql-form.ts";
import { sqlNumber } from "../sql-form.ts";
import { type Deviations, deviationsOf, distanceOf, isFlatSql, type SqlWindow, windowSql } from "./window-forms.ts";

/** Several columns of a window about their means, and the sums of their products; the first is the target. */
interface Moments {
  readonly call: SqlCall;
  readonly count: string;
  readonly sides: readonly Deviations[];
  readonly central: (i: number, j: number) => string;
}

function momentsOf({ call, count, inputs, values }: SqlWindow): Moments {
  const sides = inputs.map((_, i) => deviationsOf(call, values(i)));
  const central = (i: number, j: number): string => {
    const [a, b] = [sides[Math.min(i, j)], sides[Math.max(i, j)]];
    return i === j ? (a?.squares ?? "0") : call.step(`arrayDotProduct(${a?.distances}, ${b?.distances})`);
  };
  return { call, count, sides, central };
}

function flatSide({ count, sides }: Moments, i: number): string {
  const side = sides[i];
  return isFlatSql(`${side?.squares} / (${count} - 1)`, side?.mean ?? "nan");
}

/** A fit by the columns of its slopes and the moments below it. */
export interface SqlPlane {
  readonly moments: Moments;
  readonly slopes: readonly string[];
  /** The target's distance from its mean, as the regressors at these places have it. */
  readonly lift: (at: readonly string[]) => string;
  /** The columns of the call. */
  readonly now: readonly string[];
}

/**
 * Text over the fit of the first input on the others; nothing where one of them does not vary or follows from the ones
 * before it. Source: normal equations scaled to correlations, by an LDL decomposition, as in process.
 */
export function planeSql(collinearShare: number, of: (plane: SqlPlane) => string): SqlForm {
  return (call) =>
    windowSql((window) => {
      const moments = momentsOf(window);
      const { slopes, unsolvable } = solved(moments, collinearShare);
      const lift = (at: readonly string[]): string =>
        slopes
          .map((slope, i) => `${slope} * ${distanceOf(at[i] ?? "NULL", moments.sides[i + 1] as Deviations)}`)
          .join(" + ");
      return `if(${unsolvable}, NULL, ${of({ moments, slopes, lift, now: call.inputs })})`;
    }, call.inputs.length)(call);
}

function solved(
  moments: Moments,
  collinearShare: number,
): { readonly slopes: readonly string[]; readonly unsolvable: string } {
  const { call, central, sides } = moments;
  const { step } = call;
  const regressors = sides.slice(1).map((_, i) => i);
  const scales = regressors.map((i) => step(`sqrt(${central(i + 1, i + 1)})`));
  const lower: string[][] = [];
  const pivots: string[] = [];
  const rights: string[] = [];
  for (const i of regressors) {
    const row: string[] = [];
    for (let j = 0; j <= i; j++) {
      const start = j === i ? "1." : `${central(j + 1, i + 1)} / ${scales[i]} / ${scales[j]}`;
      const known = Array.from(
        { length: j },
        (_, k) => ` - ${row[k]} * ${j === i ? row[k] : lower[j]?.[k]} * ${pivots[k]}`,
      );
      const cell = step(`${start}${known.join("")}`);
      if (j === i) pivots.push(cell);
      else row.push(step(`${cell} / ${pivots[j]}`));
    }
    lower.push(row);
    const taken = row.map((part, k) => ` - ${part} * ${rights[k]}`).join("");
    rights.push(step(`${central(0, i + 1)} / ${scales[i]}${taken}`));
  }
  const betas: string[] = [];
  for (const i of regressors.toReversed()) {
    const taken = regressors.slice(i + 1).map((k) => ` - ${lower[k]?.[i]} * ${betas[k]}`);
    betas[i] = step(`${rights[i]} / ${pivots[i]}${taken.join("")}`);
  }
  const flat = regressors.map((i) => flatSide(moments, i + 1));
  const collinear = pivots.map((pivot) => `NOT (${pivot} > ${sqlNumber(collinearShare)})`);
  return {
    slopes: regressors.map((i) => step(`${betas[i]} / ${scales[i]}`)),
    unsolvable: step([...flat, ...collinear].join(" OR ")),
  };
}

/** The plane's value where every regressor is 0, or where it stands today. */
export function planeAt({ lift, moments, slopes }: SqlPlane, at: readonly string[] | "origin"): string {
  return `${moments.sides[0]?.mean} + ${lift(at === "origin" ? slopes.map(() => "0.") : at)}`;
}

/** Today's distance of the target from the plane. */
export function planeRest({ lift, moments, now: [y = "NULL", ...regressors] }: SqlPlane): string {
  return `${distanceOf(y, moments.sides[0] as Deviations)} - (${lift(regressors)})`;
}

/** Share of the target's squares that the plane carries; nothing where the target does not vary. */
export function planeShare({ moments, slopes }: SqlPlane): string {
  const carried = slopes.map((slope, i) => `${slope} * ${moments.central(0, i + 1)}`).join(" + ");
  return `if(${flatSide(moments, 0)}, NULL, greatest(0., least(1., (${carried}) / ${moments.sides[0]?.squares})))`;
}

/** Correlation of the first two inputs after both have been freed of the third. */
export function partialCorrelationSql(collinearShare: number): SqlForm {
  return windowSql((window) => {
    const moments = momentsOf(window);
    const { call, central } = moments;
    const slopes = [0, 1].map((i) => call.step(`${central(i, 2)} / ${central(2, 2)}`));
    const rests = [0, 1].map((i) => call.step(`${central(i, i)} - ${slopes[i]} * ${central(i, 2)}`));
    const cross = `(${central(0, 1)} - ${slopes[0]} * ${central(1, 2)})`;
    const flat = [0, 1, 2].map((i) => flatSide(moments, i));
    const gone = [0, 1].map((i) => `NOT (${rests[i]} > ${sqlNumber(collinearShare)} * ${central(i, i)})`);
    const value = `greatest(-1., least(1., ${cross} / sqrt(${rests[0]}) / sqrt(${rests[1]})))`;
    return `if(${[...flat, ...gone].join(" OR ")}, NULL, ${value})`;
  }, 3);
}
