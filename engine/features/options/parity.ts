// Forward and discount of one expiry from put–call parity over its strikes.

/** Mid prices of call and put of one strike; widths are ask − bid and weigh the strike. */
export interface StrikePair {
  readonly strike: number;
  readonly call: number;
  readonly put: number;
  readonly callWidth: number;
  readonly putWidth: number;
}

export interface ParityFit {
  readonly forward: number;
  readonly discount: number;
  /** Strikes that the fit rests on. */
  readonly strikes: number;
  /** False when the strikes do not tell the rate and the given one was used. */
  readonly rateFitted: boolean;
}

/** Strikes further from the crossing than this log distance are left out: early exercise bends parity there. */
const reach = 0.1;
/** A fitted rate outside these is early exercise or a dividend rather than a rate, and so is one that is not this sure. */
const rateRange = [-0.02, 0.25] as const;
const largestError = 0.005;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

interface Line {
  readonly intercept: number;
  readonly slope: number;
  readonly slopeError: number;
}

/**
 * Fits call − put = discount × (forward − strike) by least squares, weighted by the inverse squared quote width, once more
 * without the strikes that miss the first line by more than three times its typical miss.
 *
 * NaN     null without a strike that has both sides
 * Source  put–call parity, Stoll 1969; for American options an approximation that errs by the early-exercise premium
 */
export function fitParity(
  pairs: readonly StrikePair[],
  at: { readonly years: number; readonly rate: number },
): ParityFit | null {
  const points = nearMoney(pairs);
  if (points.length === 0) return null;
  const line = trimmedLine(points);
  const told = line !== null && tellsRate(line, at.years);
  const discount = told && line !== null ? -line.slope : Math.exp(-at.rate * at.years);
  const weights = points.reduce((sum, { weight }) => sum + weight, 0);
  const mean = points.reduce((sum, { x, y, weight }) => sum + weight * (x + y / discount), 0) / weights;
  const forward = told && line !== null ? line.intercept / discount : mean;
  if (!(forward > 0)) return null;
  return { forward, discount, strikes: points.length, rateFitted: told };
}

function nearMoney(pairs: readonly StrikePair[]): Point[] {
  const whole = pairs.filter(({ call, put, strike }) => Number.isFinite(call - put) && strike > 0);
  const centre = whole.reduce<StrikePair | null>(
    (best, pair) => (best === null || Math.abs(pair.call - pair.put) < Math.abs(best.call - best.put) ? pair : best),
    null,
  );
  if (centre === null) return [];
  return whole
    .filter(({ strike }) => Math.abs(Math.log(strike / centre.strike)) <= reach)
    .map(({ strike, call, put, callWidth, putWidth }) => ({
      x: strike,
      y: call - put,
      weight: 1 / (callWidth ** 2 + putWidth ** 2 + (1e-4 * centre.strike) ** 2),
    }));
}

function trimmedLine(points: readonly Point[]): Line | null {
  const first = lineThrough(points);
  if (first === null || points.length < 6) return first;
  const misses = points.map(({ x, y }) => Math.abs(y - first.intercept - first.slope * x));
  const typical = [...misses].sort((a, b) => a - b)[misses.length >> 1] ?? 0;
  const kept = points.filter((_, i) => (misses[i] ?? 0) <= 3 * typical + 1e-12 * Math.abs(first.intercept));
  return lineThrough(kept) ?? first;
}

function lineThrough(points: readonly Point[]): Line | null {
  if (points.length < 3) return null;
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const meanX = points.reduce((sum, { x, weight }) => sum + weight * x, 0) / total;
  const meanY = points.reduce((sum, { y, weight }) => sum + weight * y, 0) / total;
  const across = points.reduce((sum, { x, weight }) => sum + weight * (x - meanX) ** 2, 0);
  if (!(across > 0)) return null;
  const slope = points.reduce((sum, { x, y, weight }) => sum + weight * (x - meanX) * (y - meanY), 0) / across;
  const intercept = meanY - slope * meanX;
  const missed = points.reduce((sum, { x, y, weight }) => sum + weight * (y - intercept - slope * x) ** 2, 0);
  return { intercept, slope, slopeError: Math.sqrt(missed / (points.length - 2) / across) };
}

function tellsRate({ slope, slopeError }: Line, years: number): boolean {
  if (!(slope < 0)) return false;
  const rate = -Math.log(-slope) / years;
  return rate >= rateRange[0] && rate <= rateRange[1] && slopeError / (-slope * years) <= largestError;
}
