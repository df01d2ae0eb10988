// What a benchmark case says about itself, and what is measured of it.

/** One thing to time. Its work is prepared once; the first result is checked before anything is timed. */
export interface BenchCase {
  readonly name: string;
  readonly group: string;
  /** Row of bench_vectorbt.py that does the same on the same inputs. */
  readonly yardstick?: string;
  /** Case of bench_node_floor.mjs: the same in plain JavaScript without a library. */
  readonly floor?: string;
  /** At least this many times as fast as the yardstick is asked for. */
  readonly aim?: number;
  /** At most this many milliseconds are asked for. */
  readonly limitMs?: number;
  /** Null when something that it needs is not beside the project; one line has been printed then. */
  readonly prepare: () => Promise<PreparedCase | null>;
}

export interface PreparedCase {
  readonly run: () => unknown;
  /** Sum of the finite values of the last result. */
  readonly checksum: () => number;
  readonly close?: () => Promise<void>;
  /** Fewer runs for what takes seconds. */
  readonly runs?: number;
}

/** Times in milliseconds. */
export interface Timing {
  readonly name: string;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly checksum: number;
}

/** Median, least and most of a list of times. */
export function timingOf(name: string, times: readonly number[], checksum: number): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
  return {
    name,
    medianMs: median ?? Number.NaN,
    minMs: sorted[0] ?? Number.NaN,
    maxMs: sorted.at(-1) ?? Number.NaN,
    checksum,
  };
}

export function checksumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x - x === 0) sum += x;
  }
  return sum;
}
