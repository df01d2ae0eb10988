// The slow, obvious forms that indicators state their meaning in. Lists of values end at today; a shorter list began later.
import type { WindowMeaning } from "../operator.ts";
import { paceOf, phaseAverages } from "./adaptive-averages.ts";
import { averageLookback, averageTypes, tillsonWeights } from "./averages.ts";
import { cyclesOf } from "./cycle-definition.ts";

export type Values = readonly number[];

export function lastOf(values: Values): number {
  return values.at(-1) ?? Number.NaN;
}

export function sumOf(values: Values): number {
  return values.reduce((sum, x) => sum + x, 0);
}

export function meanOf(values: Values): number {
  return sumOf(values) / values.length;
}

/** A meaning that needs the last rows only: nothing before there are so many. */
export function overLast(
  rows: (params: readonly number[]) => number,
  of: (windows: readonly Values[], params: readonly number[]) => number,
): WindowMeaning {
  return (past, params) => {
    const n = rows(params);
    if ((past[0]?.length ?? 0) < n) return Number.NaN;
    return of(
      past.map((column) => Array.from(column.slice(column.length - n))),
      params,
    );
  };
}

/** A meaning over the whole past. */
export function overPast(of: (past: readonly Values[], params: readonly number[]) => number): WindowMeaning {
  return (past, params) =>
    of(
      past.map((column) => Array.from(column)),
      params,
    );
}

/** Every window of n values, oldest first. */
export function windowsOf(x: Values, n: number): readonly Values[] {
  return x.slice(n - 1).map((_, i) => x.slice(i, i + n));
}

/** Two lists, matched at their ends. */
export function together(a: Values, b: Values, of: (a: number, b: number) => number): Values {
  const rows = Math.min(a.length, b.length);
  const [tailA, tailB] = [a.slice(a.length - rows), b.slice(b.length - rows)];
  return tailA.map((value, i) => of(value, tailB[i]!));
}

/** Exponential average from the mean of the first n values on. */
export function exponentialOf(x: Values, n: number, k = 2 / (n + 1)): Values {
  if (x.length < n) return [];
  const levels = [meanOf(x.slice(0, n))];
  for (const value of x.slice(n)) levels.push((value - lastOf(levels)) * k + lastOf(levels));
  return levels;
}

/** A weighted sum of exponential averages of exponential averages. */
export function chainOf(x: Values, n: number, weights: Values): Values {
  let stage = x;
  const stages = weights.map(() => {
    stage = exponentialOf(stage, n);
    return stage;
  });
  return stage.map((_, i) => sumOf(stages.map((each, k) => weights[k]! * each[each.length - stage.length + i]!)));
}

/** Sums of n values, each made from the one before, so that their rounding is the published one. */
export function carriedSums(x: Values, n: number): Values {
  let sum = 0;
  return x
    .map((value, t) => {
      if (t >= n) sum -= x[t - n]!;
      sum += value;
      return sum;
    })
    .slice(n - 1);
}

function simpleOf(x: Values, n: number): Values {
  return carriedSums(x, n).map((sum) => sum / n);
}

/** Weights 1 … n: every step takes the window's plain sum away and adds n times the newcomer. */
function weightedOf(x: Values, n: number): Values {
  const plain = carriedSums(x, n);
  let weighted = 0;
  return x
    .map((value, t) => {
      if (t >= n) weighted -= plain[t - n]!;
      weighted += value * Math.min(t + 1, n);
      return weighted / ((n * (n + 1)) / 2);
    })
    .slice(n - 1);
}

/** Kaufman's adaptive average; the way travelled is a sum that rows enter and leave. */
function adaptiveOf(x: Values, n: number): Values {
  const changes = x.slice(1).map((value, i) => Math.abs(value - x[i]!));
  let travelled = sumOf(changes.slice(0, n));
  let level = x[n - 1] ?? Number.NaN;
  return x.slice(n).map((value, i) => {
    if (i > 0) travelled = travelled - changes[i - 1]! + changes[i + n - 1]!;
    level += (value - level) * paceOf(value - x[i]!, travelled);
    return level;
  });
}

/** Ehlers' MAMA and FAMA from the 33rd row on. */
export function mesaOf(x: Values, fast: number, slow: number): { readonly mama: Values; readonly fama: Values } {
  const pairs = phaseAverages(cyclesOf(x, 12), { x, fast, slow }).slice(20);
  return { mama: pairs.map(([mama]) => mama), fama: pairs.map(([, fama]) => fama) };
}

const averages: Record<(typeof averageTypes)[number], (x: Values, n: number) => Values> = {
  sma: simpleOf,
  ema: (x, n) => exponentialOf(x, n),
  wma: weightedOf,
  dema: (x, n) => chainOf(x, n, [2, -1]),
  tema: (x, n) => chainOf(x, n, [3, -3, 1]),
  trima: (x, n) => simpleOf(simpleOf(x, (n + 1) >> 1), n + 1 - ((n + 1) >> 1)),
  kama: adaptiveOf,
  mama: (x) => mesaOf(x, 0.5, 0.05).mama,
  t3: (x, n) => chainOf(x, n, tillsonWeights(0.7)),
};

/** One of the nine moving averages; a window of one row is the series itself. */
export function averageOf(x: Values, type: number, n: number): Values {
  return n <= 1 ? x : averages[averageTypes[type]!](x, n);
}

/** The same, asked for from row `start` on: rows that it does not need are left out first. */
export function averageFromRow(x: Values, rule: { readonly type: number; readonly n: number }, start: number): Values {
  return averageOf(x.slice(Math.max(0, start - averageLookback(rule.type, rule.n))), rule.type, rule.n);
}

/** Wilder's average: the mean of the first n values, then an n-th of each new one. */
export function wilderOf(x: Values, n: number): Values {
  if (x.length < n) return [];
  const levels = [meanOf(x.slice(0, n))];
  for (const value of x.slice(n)) levels.push((lastOf(levels) * (n - 1) + value) / n);
  return levels;
}

/** Changes from one row to the next. */
export function changesOf(x: Values): Values {
  return x.slice(1).map((value, i) => value - x[i]!);
}

/** Averages of gains and of losses, today's last. */
export function gainsAndLosses(x: Values, n: number): { readonly gain: number; readonly loss: number } {
  const changes = changesOf(x);
  return {
    gain: lastOf(
      wilderOf(
        changes.map((change) => Math.max(change, 0)),
        n,
      ),
    ),
    loss: lastOf(
      wilderOf(
        changes.map((change) => Math.max(-change, 0)),
        n,
      ),
    ),
  };
}

/** Place of the close in the range of n rows, 0 … 100. */
export function withinRangeOf(past: readonly Values[], n: number): Values {
  const [high, low, close] = past;
  const bottoms = windowsOf(low!, n).map((window) => Math.min(...window));
  const tops = windowsOf(high!, n).map((window) => Math.max(...window));
  return bottoms.map((bottom, i) => {
    const step = (tops[i]! - bottom) / 100;
    return step === 0 ? 0 : (close![i + n - 1]! - bottom) / step;
  });
}

/** Fast minus slow average, both asked for from the row where the later one begins. */
export function averagesApart(
  x: Values,
  rules: readonly [{ readonly type: number; readonly n: number }, { readonly type: number; readonly n: number }],
): Values {
  const start = Math.max(...rules.map((rule) => averageLookback(rule.type, rule.n)));
  if (x.length <= start) return [];
  return together(averageFromRow(x, rules[0], start), averageFromRow(x, rules[1], start), (a, b) => a - b);
}
