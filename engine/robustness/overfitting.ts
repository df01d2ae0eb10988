// Probability of backtest overfitting, by combinatorially symmetric cross-validation.
import { deviationOf, meanOf, QraftError, type Series, studentTTwoSided, sumOf } from "#engine/core";
import { combinations } from "#engine/search";

export interface Overfitting {
  /** Share of splits in which the in-sample best ends in the lower half out of sample. */
  readonly pbo: number;
  readonly meanLogit: number;
  /** Share of splits in which the in-sample best has a negative Sharpe out of sample. */
  readonly lossShare: number;
  /** Out-of-sample Sharpe of the chosen one on its in-sample Sharpe. */
  readonly slope: number;
  readonly intercept: number;
  readonly rSquared: number;
  readonly slopeP: number;
  readonly splits: number;
  readonly rowsUsed: number;
  readonly logits: readonly number[];
  readonly chosen: readonly number[];
}

/** Sums of one strategy within each block, about its mean over all rows so that squares lose nothing. */
interface BlockSums {
  readonly centre: number;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/**
 * Chooses the best strategy on each half of the blocks and looks where it ranks on the other half.
 *
 * Shape   strategies[n][bars], even number of blocks; the first bars mod blocks rows are left out
 * Metric  Sharpe per bar (ddof 1); 0 for a strategy without variance
 * Ties    the first of equal in-sample maxima is chosen; out-of-sample ranks are averaged
 * Source  Bailey, Borwein, López de Prado and Zhu 2017; agrees with pypbo
 * Cost    O(strategies × blocks) per split, from sums per block
 */
export function pbo(strategies: readonly Series[], blocks: number): Overfitting {
  const bars = strategies[0]?.length ?? 0;
  checkShape(strategies, blocks, bars);
  const size = Math.floor(bars / blocks);
  const sums = strategies.map((returns) => blockSums(returns, { blocks, size, skip: bars % blocks }));
  const all = Array.from({ length: blocks }, (_, block) => block);
  const logits: number[] = [];
  const chosen: number[] = [];
  const inside: number[] = [];
  const outside: number[] = [];
  for (const half of combinations(all, blocks / 2)) {
    const rest = all.filter((block) => !half.includes(block));
    const inSample = sums.map((sum) => sharpeOn(sum, half, size));
    const outOfSample = sums.map((sum) => sharpeOn(sum, rest, size));
    const best = inSample.indexOf(inSample.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY));
    const share = averageRank(outOfSample, best) / (strategies.length + 1);
    logits.push(Math.log(share / (1 - share)));
    chosen.push(best);
    inside.push(inSample[best]!);
    outside.push(outOfSample[best]!);
  }
  const splits = logits.length;
  return {
    pbo: logits.filter((logit) => logit <= 0).length / splits,
    meanLogit: meanOf(logits),
    lossShare: outside.filter((x) => x < 0).length / splits,
    ...lineThrough(inside, outside),
    splits,
    rowsUsed: size * blocks,
    logits,
    chosen,
  };
}

function checkShape(strategies: readonly Series[], blocks: number, bars: number): void {
  const next = "Give at least two strategies of equal length and an even number of blocks from 2 to 20.";
  if (strategies.length < 2 || strategies.some((returns) => returns.length !== bars)) {
    throw new QraftError("bad-pbo-input", `${strategies.length} strategies do not form a matrix of returns.`, next);
  }
  if (!(Number.isInteger(blocks) && blocks >= 2 && blocks <= 20 && blocks % 2 === 0 && bars >= 2 * blocks)) {
    throw new QraftError("bad-pbo-input", `${bars} bars cannot be cut into ${blocks} blocks in two even halves.`, next);
  }
}

function blockSums(
  returns: Series,
  cut: { readonly blocks: number; readonly size: number; readonly skip: number },
): BlockSums {
  const used = Float64Array.from({ length: cut.blocks * cut.size }, (_, i) => returns[cut.skip + i]!);
  const centre = meanOf(used);
  const block = (b: number): Float64Array => used.subarray(b * cut.size, (b + 1) * cut.size).map((x) => x - centre);
  const each = (of: (values: Float64Array) => number): Float64Array =>
    Float64Array.from({ length: cut.blocks }, (_, b) => of(block(b)));
  return { centre, sums: each(sumOf), squares: each((values) => sumOf(values.map((x) => x * x))) };
}

function sharpeOn({ centre, sums, squares }: BlockSums, blocks: readonly number[], size: number): number {
  const n = blocks.length * size;
  let sum = 0;
  let square = 0;
  for (const block of blocks) {
    sum += sums[block]!;
    square += squares[block]!;
  }
  const variance = (square - (sum * sum) / n) / (n - 1);
  const mean = centre + sum / n;
  return variance > (8 * Number.EPSILON * centre) ** 2 ? mean / Math.sqrt(variance) : 0;
}

function averageRank(values: readonly number[], at: number): number {
  const x = values[at]!;
  let below = 0;
  let equal = 0;
  for (const y of values) {
    if (y < x) below++;
    else if (y === x) equal++;
  }
  return below + (equal + 1) / 2;
}

type Line = Pick<Overfitting, "slope" | "intercept" | "rSquared" | "slopeP">;

/** Ordinary least squares of y on x. */
function lineThrough(x: readonly number[], y: readonly number[]): Line {
  const meanX = meanOf(x);
  const meanY = meanOf(y);
  const products = sumOf(x.map((v, i) => (v - meanX) * (y[i]! - meanY)));
  const squares = sumOf(x.map((v) => (v - meanX) ** 2));
  const slope = squares > 0 ? products / squares : Number.NaN;
  const r = products / ((x.length - 1) * deviationOf(x) * deviationOf(y));
  const t = r * Math.sqrt((x.length - 2) / (1 - r * r));
  return { slope, intercept: meanY - slope * meanX, rSquared: r * r, slopeP: studentTTwoSided(t, x.length - 2) };
}
