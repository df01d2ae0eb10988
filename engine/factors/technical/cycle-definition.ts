// Ehlers' dominant cycle, row by row from lists of everything before: the slow form of the walk.
import { type CycleState, nextPeriod, smoothed } from "./cycle.ts";

/** The answer of the filter to a signal at row t; 0 before it began. Equal values cancel exactly. */
function answer(signal: readonly number[], t: number): number {
  const back = (rows: number): number => signal[t - rows] ?? 0;
  return -0.0962 * back(6) + 0.0962 * back(0) - 0.5769 * back(4) + 0.5769 * back(2);
}

/** The state of the cycle at every row from `warmup` on; nothing while no indicator answers yet. */
export function cyclesOf(x: readonly number[], warmup: number): readonly CycleState[] {
  if (x.length < 33) return [];
  const prices = [...smoothed(Float64Array.from(x), 0)].slice(warmup);
  const [detrended, quadratures, inPhases]: number[][] = [[], [], []];
  const [i2, q2, re, im]: number[][] = [[0], [0], [0], [0]];
  const states: CycleState[] = [];
  for (const [t, smooth] of prices.entries()) {
    const last = states.at(-1) ?? { period: 0, smoothPeriod: 0 };
    const gain = 0.075 * last.period + 0.54;
    detrended!.push(answer(prices, t) * gain);
    const inPhase = detrended!.at(-4) ?? 0;
    const quadrature = answer(detrended!, t) * gain;
    inPhases!.push(inPhase);
    quadratures!.push(quadrature);
    i2!.push(0.2 * (inPhase - answer(quadratures!, t) * gain) + 0.8 * i2!.at(-1)!);
    q2!.push(0.2 * (quadrature + answer(inPhases!, t) * gain) + 0.8 * q2!.at(-1)!);
    re!.push(0.2 * (i2!.at(-1)! * i2!.at(-2)! + q2!.at(-1)! * q2!.at(-2)!) + 0.8 * re!.at(-1)!);
    im!.push(0.2 * (i2!.at(-1)! * q2!.at(-2)! - q2!.at(-1)! * i2!.at(-2)!) + 0.8 * im!.at(-1)!);
    const period = nextPeriod(last.period, re!.at(-1)!, im!.at(-1)!);
    states.push({ smooth, inPhase, quadrature, period, smoothPeriod: 0.33 * period + 0.67 * last.smoothPeriod });
  }
  return states;
}
