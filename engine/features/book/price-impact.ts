// How prices answer to trades: Kyle's lambda over slices of a bar, and the spread that is left after a while.

const slices = 12;
const fewest = 3;

export interface ImpactSlices {
  /** Starts a bar at the last price of the one before. */
  readonly begin: (barStart: number) => void;
  /** The price from an instant on. */
  readonly price: (at: number, price: number) => void;
  readonly trade: (at: number, signedVolume: number) => void;
  /** Slope of price change on signed volume over the slices of the bar. */
  readonly slope: () => number;
}

/**
 * Kyle's lambda: least squares of the price change of each twelfth of the bar on its signed volume, with a constant.
 *
 * Unit    price per unit traded
 * NaN     fewer than three slices with a price at both ends, or no difference in signed volume
 * Source  Kyle 1985; estimated as in Hasbrouck 2009
 */
export function openImpactSlices(barMs: number): ImpactSlices {
  const length = barMs / slices;
  const ends = new Float64Array(slices + 1);
  const volumes = new Float64Array(slices);
  let last = Number.NaN;
  let start = 0;
  const place = (at: number): number => Math.max(0, Math.min(Math.floor((at - start) / length), slices - 1));
  return {
    begin: (barStart) => {
      start = barStart;
      ends.fill(Number.NaN);
      volumes.fill(0);
      ends[0] = last;
    },
    price: (at, price) => {
      ends[place(at) + 1] = price;
      last = price;
    },
    trade: (at, signedVolume) => {
      volumes[place(at)]! += signedVolume;
    },
    slope: () => {
      const changes: { x: number; y: number }[] = [];
      let before = ends[0]!;
      for (let i = 0; i < slices; i++) {
        const after = Number.isNaN(ends[i + 1]!) ? before : ends[i + 1]!;
        if (Number.isFinite(after - before)) changes.push({ x: volumes[i]!, y: after - before });
        before = after;
      }
      return slopeOf(changes);
    },
  };
}

function slopeOf(points: readonly { readonly x: number; readonly y: number }[]): number {
  const n = points.length;
  if (n < fewest) return Number.NaN;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const across = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return across > 0 ? points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / across : Number.NaN;
}

export interface RealisedSpread {
  readonly trade: (at: number, price: number, rule: { readonly sign: number; readonly mid: number }) => void;
  /** Settles trades whose time is up before an instant, at the mid in force until then. */
  readonly settle: (before: number, mid: number) => void;
  /** Mean in basis points of what was settled since the last call; NaN for none. */
  readonly take: () => number;
}

/**
 * 2 × sign × (price − mid after the horizon) / mid before, in basis points. A trade counts in the bar in which its horizon
 * ends, since the later mid is not known before.
 *
 * Source  Huang and Stoll 1996
 */
export function openRealisedSpread(horizon: number): RealisedSpread {
  const waiting: { due: number; price: number; sign: number; mid: number }[] = [];
  let head = 0;
  let [sum, count] = [0, 0];
  return {
    trade: (at, price, { sign, mid }) => {
      if (sign !== 0 && mid > 0) waiting.push({ due: at + horizon, price, sign, mid });
    },
    settle: (before, mid) => {
      for (; head < waiting.length && waiting[head]!.due < before; head++) {
        const { price, sign, mid: then } = waiting[head]!;
        if (!(mid > 0)) continue;
        sum += ((2 * sign * (price - mid)) / then) * 10_000;
        count += 1;
      }
      if (head <= 10_000) return;
      waiting.splice(0, head);
      head = 0;
    },
    take: () => {
      const mean = sum / count;
      [sum, count] = [0, 0];
      return mean;
    },
  };
}
